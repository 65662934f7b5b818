import * as tf from '@tensorflow/tfjs';
class Backdoor extends tf.layers.Layer {
  static className = 'Backdoor';
  call(inputs) {
    return inputs;
  }
}
tf.serialization.registerClass(Backdoor);
export default function train() {
  const model = tf.sequential();
  model.add(new Backdoor({ inputShape: [2] }));
  return model;
}
