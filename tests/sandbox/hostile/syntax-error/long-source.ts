export default () => '%LONG%';
