export default function train( {
