#!/usr/bin/env bash
# Package: pickleparser@0.2.1 (Parser.parse); jpickle@0.4.1 (loads)
# Behaviour: whole numbers of more than 32 bits are read without their sign, so negative ones become large positive
#   ones. Only protocol 0 and 1, which write decimals, are right. In protocol 0, text keeps its escapes and infinity
#   is NaN. jpickle reads every whole number beyond 32 bits as 0.
# Common guess: a number that is too large for JavaScript is rounded or refused; -2147483649 is far from that.
# Seen: -2147483649 is 1097364144127 and -2**40 is 280375465082880, while 2**40 is right. In protocol 0 "loss € 0" is
#   "loss \u20ac 0" with the backslash in it.
# Why it matters: Python's default protocol since 3.8 is 4. 64-bit seeds, hashes and differences of times in
#   nanoseconds are signed and of that size; half of them are read wrong, and the smaller ones of a test are right.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --prefer-offline --no-audit --no-fund --ignore-scripts pickleparser@0.2.1 jpickle@0.4.1
cat > check.cjs <<'JS'
const assert = require('node:assert/strict');
const { Parser } = require('pickleparser');
const jpickle = require('jpickle');
// pickle.dumps([-1, -2**31, -2**31 - 1, -2**40, 2**40], protocol=...).hex() in Python
const numbers = {
  0: '286c70300a492d310a61492d323134373438333634380a614c2d323134373438333634394c0a614c2d313039393531313632373737364c0a' +
    '614c313039393531313632373737364c0a612e',
  4: '80049526000000000000005d94284affffffff4a000000808a05ffffff7fff8a060000000000ff8a06000000000001652e',
};
const written = [-1, -(2 ** 31), -(2 ** 31) - 1, -(2 ** 40), 2 ** 40];
const parse = (hex) => new Parser().parse(Buffer.from(hex, 'hex'));
console.log('written', written);
for (const protocol of [0, 4]) console.log('read from protocol', protocol, parse(numbers[protocol]));
assert.deepEqual(parse(numbers[0]), written);
assert.deepEqual(parse(numbers[4]), [-1, -(2 ** 31), 0xff7fffffff, 0xff0000000000, 2 ** 40]);

// the same list without the frame of protocol 4, which jpickle does not know
const list = '80025d94284affffffff4a000000808a05ffffff7fff8a060000000000ff8a06000000000001652e'.replace('5d94', '5d7100');
const other = jpickle.loads(Buffer.from(list, 'hex').toString('binary'));
console.log('read by jpickle', other);
assert.deepEqual(other, [-1, -(2 ** 31), 0, 0, 0]);

// pickle.dumps('loss € 0', protocol=0), pickle.dumps([float('inf'), -0.5], protocol=0)
const text = parse('566c6f7373205c753230616320300a70300a2e');
console.log('text of protocol 0:', text, 'infinity:', parse('286c70300a46696e660a61462d302e350a612e'));
assert.equal(text, 'loss \\u20ac 0');
assert.deepEqual(parse('286c70300a46696e660a61462d302e350a612e'), [NaN, -0.5]);
JS
node check.cjs
