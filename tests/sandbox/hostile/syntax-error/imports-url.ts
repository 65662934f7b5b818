import secret from 'http://127.0.0.1:%PORT%/x.js';
export default () => secret;
