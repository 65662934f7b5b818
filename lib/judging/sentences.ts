import type { Sentence } from '../text';
import type { Refusal } from './artifact';

/** What the student reads when the returned value is not what the challenge declares. */
export function refusalSentence({ reason, values }: Refusal): Sentence {
  const { field, got, expected, element, layer, side, parameters, limit, count, atLeast, atMost, index, step } = values;
  const inOrder = String(expected).includes('], [')
    ? { en: ' in this order', fr: ' dans cet ordre' }
    : { en: '', fr: '' };
  switch (reason) {
    case 'wrong-kind':
      if (expected === 'checkpoints') {
        return {
          en: `train() must return an array of checkpoints, each an object { step, … } with a number and tensors; it returned ${got}.`,
          fr: `train() doit renvoyer un tableau de points de contrôle, des objets { step, … } faits d’un nombre et de tenseurs ; la valeur reçue est d’un autre type.`,
        };
      }
      return expected === 'model'
        ? {
            en: `train() must return a model of layers (tf.sequential or tf.model); it returned ${got}.`,
            fr: `train() doit renvoyer un modèle de couches (tf.sequential ou tf.model) ; la valeur reçue est d’un autre type.`,
          }
        : {
            en: `train() must return an object of tensors; it returned ${got}.`,
            fr: `train() doit renvoyer un objet de tenseurs ; la valeur reçue est d’un autre type.`,
          };
    case 'field-missing':
      return {
        en: `The returned object has no "${field}".`,
        fr: `L’objet renvoyé n’a pas de champ « ${field} ».`,
      };
    case 'field-not-tensor':
      return {
        en: `"${field}" must be a tensor; it is ${got}.`,
        fr: `« ${field} » doit être un tenseur ; la valeur reçue est d’un autre type.`,
      };
    case 'field-shape':
      return {
        en: `"${field}" must have shape ${expected}; it has ${got}.`,
        fr: `« ${field} » doit avoir la forme ${expected} ; il a la forme ${got}.`,
      };
    case 'not-finite':
      return {
        en: `${element} is not a finite number: training diverged. A smaller step size?`,
        fr: `${element} n’est pas un nombre fini : l’entraînement a divergé. Un pas plus petit ?`,
      };
    case 'checkpoint-count':
      return {
        en: `train() must return from ${atLeast} to ${atMost} checkpoints; it returned ${count}.`,
        fr: `train() doit renvoyer de ${atLeast} à ${atMost} points de contrôle ; elle en a renvoyé ${count}.`,
      };
    case 'checkpoint-step':
      return {
        en: `Checkpoint [${index}] has step ${step}: steps must be whole numbers from 0 on, each larger than the one before.`,
        fr: `Le point de contrôle [${index}] porte le pas ${step} : les pas doivent être des entiers à partir de 0, chacun plus grand que le précédent.`,
      };
    case 'too-many-parameters':
      return {
        en: `The model has ${parameters} parameters; at most ${limit} are allowed.`,
        fr: `Le modèle a ${parameters} paramètres ; ${limit} au plus sont permis.`,
      };
    case 'model-shape':
      return side === 'input'
        ? {
            en: `The model must take rows of shape ${expected}${inOrder.en}; it takes ${got}.`,
            fr: `Le modèle doit prendre des lignes de forme ${expected}${inOrder.fr} ; il prend ${got}.`,
          }
        : {
            en: `The model must answer with rows of shape ${expected}${inOrder.en}; it answers with ${got}.`,
            fr: `Le modèle doit répondre par des lignes de forme ${expected}${inOrder.fr} ; il répond par ${got}.`,
          };
    case 'model-layer':
      return {
        en: `The model cannot be rebuilt: its part "${layer}" is not supported here. Use dense, convolution, pooling, normalization and activation layers, and layers that join others.`,
        fr: `Le modèle ne peut pas être reconstruit : sa partie « ${layer} » n’est pas prise en charge ici. Utilisez des couches denses, de convolution, de sous-échantillonnage, de normalisation et d’activation, et celles qui en réunissent d’autres.`,
      };
  }
}
