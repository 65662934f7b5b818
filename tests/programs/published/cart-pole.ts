import * as tf from '@tensorflow/tfjs';

// A pole on a cart, kept up by a policy that learns from the rewards of its own games.
class CartPole {
  reset() {
    this.state = Array.from({ length: 4 }, () => Math.random() * 0.1 - 0.05);
    return this.state;
  }

  step(right) {
    const [x, speed, angle, turn] = this.state;
    const [gravity, cart, pole, half, force, tau] = [9.8, 1, 0.1, 0.5, right ? 10 : -10, 0.02];
    const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
    const pushed = (force + pole * half * turn * turn * sin) / (cart + pole);
    const angular = (gravity * sin - cos * pushed) / (half * (4 / 3 - (pole * cos * cos) / (cart + pole)));
    const linear = pushed - (pole * half * angular * cos) / (cart + pole);
    this.state = [x + tau * speed, speed + tau * linear, angle + tau * turn, turn + tau * angular];
    return Math.abs(this.state[0]) > 2.4 || Math.abs(this.state[2]) > 0.21;
  }
}

export default async function train(run) {
  const policy = tf.sequential({
    layers: [tf.layers.dense({ units: 8, activation: 'elu', inputShape: [4] }), tf.layers.dense({ units: 1 })],
  });
  const optimizer = tf.train.adam(0.05);
  const game = new CartPole();
  for (let round = 0; round < 3; round++) {
    const [states, actions, rewards] = [[], [], []];
    for (let n = 0; n < 4; n++) {
      let state = game.reset();
      const begin = states.length;
      for (let over = false, t = 0; !over && t < 100; t++) {
        const now = state;
        const right =
          tf.tidy(
            () =>
              policy
                .predict(tf.tensor2d([now]))
                .sigmoid()
                .dataSync()[0],
          ) > Math.random();
        states.push(now);
        actions.push(right ? 1 : 0);
        over = game.step(right);
        state = game.state;
      }
      let sum = 0;
      const discounted = [];
      for (let t = states.length - 1; t >= begin; t--) {
        sum = 1 + 0.95 * sum;
        discounted.unshift(sum);
      }
      rewards.push(...discounted);
    }
    const loss = optimizer.minimize(() => {
      const weights = tf.tensor1d(rewards);
      const { mean, variance } = tf.moments(weights);
      const advantages = weights.sub(mean).div(variance.sqrt().add(1e-6));
      const logits = policy.apply(tf.tensor2d(states), { training: true }).reshape([-1]);
      return tf.losses.sigmoidCrossEntropy(tf.tensor1d(actions), logits, advantages);
    }, true);
    run.log(round, { loss, steps: states.length / 4 });
    loss.dispose();
  }
  return {};
}
