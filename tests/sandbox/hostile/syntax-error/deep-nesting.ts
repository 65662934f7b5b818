export default () => %DEEP%;
