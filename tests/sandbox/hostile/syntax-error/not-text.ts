export default () => '%NUL%';
