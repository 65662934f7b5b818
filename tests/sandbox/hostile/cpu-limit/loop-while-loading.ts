for (;;) {}
export default function train() {}
