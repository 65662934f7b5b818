import secret from '../../../../../etc/passwd';
export default () => secret;
