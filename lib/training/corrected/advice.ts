/**
 * What a student is told whose program met a correction, by its id: where numbers came out otherwise than on tfjs as it comes. Plain
 * data, without tfjs: whoever reads verdicts has these, too.
 */
export const CORRECTED_SENTENCES = {
  'second-derivatives': {
    en: 'A gradient was differentiated again, through what keeps its result for it (sigmoid, tanh, exp, softmax, and losses made of them): the second derivative is right here. tfjs 4.22.0 computes this otherwise: it takes that result for a constant.',
    fr: 'Un gradient a été dérivé à son tour, à travers ce qui garde son résultat pour lui (sigmoid, tanh, exp, softmax, et les pertes qui en sont faites) : la dérivée seconde est juste ici. tfjs 4.22.0 calcule autrement : il prend ce résultat pour une constante.',
  },
  'whole-numbers': {
    en: 'A gradient went through a rounding to whole numbers (a cast to int32 or bool, or floorDiv): it is 0 here. tfjs 4.22.0 computes this otherwise: it lets the gradient pass as if nothing had been rounded.',
    fr: 'Un gradient a traversé un arrondi à l’entier (conversion en int32 ou bool, ou floorDiv) : ici, il vaut 0. tfjs 4.22.0 calcule autrement : il laisse passer le gradient comme si rien n’avait été arrondi.',
  },
  'cumsum-axis': {
    en: 'The gradient of cumsum along an axis that is not the last is right here. tfjs 4.22.0 computes this otherwise: it permutes the axes of the result.',
    fr: 'Le gradient de cumsum le long d’un axe qui n’est pas le dernier est juste ici. tfjs 4.22.0 calcule autrement : il permute les axes du résultat.',
  },
  'mirror-pad': {
    en: 'The gradient of mirrorPad counts the mirrored copies here. tfjs 4.22.0 computes this otherwise: it cuts them off.',
    fr: 'Le gradient de mirrorPad compte ici les copies en miroir. tfjs 4.22.0 calcule autrement : il les coupe.',
  },
  gather: {
    en: 'The gradient of gather with several batch axes goes to where each value stood here. tfjs 4.22.0 computes this otherwise: it ignores them on the way back.',
    fr: 'Le gradient de gather avec plusieurs axes de lot revient ici là où chaque valeur se trouvait. tfjs 4.22.0 calcule autrement : il ignore ces axes au retour.',
  },
  'average-pool-padding': {
    en: 'The gradient of average pooling with padding divides by the values inside the picture here. tfjs 4.22.0 computes this otherwise: it divides by the whole window, also at the borders.',
    fr: 'Le gradient du sous-échantillonnage par moyenne avec remplissage divise ici par le nombre de valeurs à l’intérieur de l’image. tfjs 4.22.0 calcule autrement : il divise par toute la fenêtre, aux bords aussi.',
  },
  'resize-half-pixels': {
    en: 'The gradient of a resize with half-pixel centres is that of what was done here. tfjs 4.22.0 computes this otherwise: it ignores the option on the way back.',
    fr: 'Le gradient d’un redimensionnement à centres de demi-pixel est ici celui de ce qui a été fait. tfjs 4.22.0 calcule autrement : il ignore cette option au retour.',
  },
  'softmax-cross-entropy': {
    en: 'Labels of softmaxCrossEntropy do not sum to 1: its gradient is that of its value here. tfjs 4.22.0 computes this otherwise: softmax minus labels, as if they did.',
    fr: 'Les étiquettes de softmaxCrossEntropy n’ont pas pour somme 1 : son gradient est ici celui de sa valeur. tfjs 4.22.0 calcule autrement : softmax moins étiquettes, comme si c’était le cas.',
  },
  'centered-rmsprop': {
    en: 'Centered rmsprop adds epsilon under the root here. tfjs 4.22.0 computes this otherwise: it takes epsilon away, and its steps can grow without bound.',
    fr: 'rmsprop centré ajoute ici epsilon sous la racine. tfjs 4.22.0 calcule autrement : il retranche epsilon, et ses pas peuvent croître sans limite.',
  },
  'adadelta-step': {
    en: 'adadelta divides by the average of squares that counts the gradient at hand here, as it was published. tfjs 4.22.0 computes this otherwise: it divides by the average before it, and its first step is the learning rate times the gradient.',
    fr: 'adadelta divise ici par la moyenne des carrés qui compte le gradient courant, comme dans sa publication. tfjs 4.22.0 calcule autrement : il divise par la moyenne d’avant, et son premier pas est le taux d’apprentissage fois le gradient.',
  },
  'assigned-learning-rate': {
    en: 'The learning rate (or momentum) assigned to an optimizer counts from the next step on here. tfjs 4.22.0 computes this otherwise: sgd and momentum ignore it.',
    fr: 'Le taux d’apprentissage (ou l’inertie) affecté à un optimiseur compte ici dès le pas suivant. tfjs 4.22.0 calcule autrement : sgd et momentum n’en tiennent pas compte.',
  },
  'recurrent-penalties': {
    en: 'The regularizers of a recurrent layer count in the loss here. tfjs 4.22.0 computes this otherwise: it leaves them out.',
    fr: 'Les régularisations d’une couche récurrente comptent ici dans la perte. tfjs 4.22.0 calcule autrement : il les oublie.',
  },
  'shared-penalties': {
    en: 'The penalty of a layer that is used several times counts once here. tfjs 4.22.0 computes this otherwise: it adds it for each use.',
    fr: 'La pénalité d’une couche employée plusieurs fois compte ici une seule fois. tfjs 4.22.0 calcule autrement : il l’ajoute à chaque emploi.',
  },
  masks: {
    en: 'Padding that is masked counts in no loss, metric and average here. tfjs 4.22.0 computes this otherwise: only recurrent layers heed the mask.',
    fr: 'Le remplissage masqué ne compte ici dans aucune perte, mesure ni moyenne. tfjs 4.22.0 calcule autrement : seules les couches récurrentes tiennent compte du masque.',
  },
  'validation-loss': {
    en: 'val_loss is the sum of all outputs’ losses and of the penalties here, as loss is. tfjs 4.22.0 computes this otherwise: it takes the first output’s alone, and no penalties.',
    fr: 'val_loss est ici la somme des pertes de toutes les sorties et des pénalités, comme loss. tfjs 4.22.0 calcule autrement : il prend celle de la première sortie, sans pénalités.',
  },
  'loss-weights': {
    en: 'lossWeights counts here: the loss is the weighted sum. tfjs 4.22.0 computes this otherwise: it ignores them.',
    fr: 'lossWeights compte ici : la perte est la somme pondérée. tfjs 4.22.0 calcule autrement : il les ignore.',
  },
  constraints: {
    en: 'Constraints of weights are applied after each update here. tfjs 4.22.0 computes this otherwise: it forgets them in training.',
    fr: 'Les contraintes sur les poids sont appliquées ici après chaque mise à jour. tfjs 4.22.0 calcule autrement : il les oublie pendant l’entraînement.',
  },
  'dropout-of-all': {
    en: 'Dropout with rate 1 drops everything here. tfjs 4.22.0 computes this otherwise: it drops nothing.',
    fr: 'Un dropout de taux 1 supprime tout ici. tfjs 4.22.0 calcule autrement : il ne supprime rien.',
  },
  'alpha-dropout': {
    en: 'alphaDropout keeps the mean of its inputs here. tfjs 4.22.0 computes this otherwise: it sets what is dropped to the value of the other sign.',
    fr: 'alphaDropout garde ici la moyenne de ses entrées. tfjs 4.22.0 calcule autrement : il donne à ce qui est supprimé la valeur du signe contraire.',
  },
  'frozen-normalization': {
    en: 'A frozen batchNormalization keeps its averages and uses them here. tfjs 4.22.0 computes this otherwise: it goes on learning them.',
    fr: 'Une batchNormalization gelée garde ici ses moyennes et les emploie. tfjs 4.22.0 calcule autrement : il continue à les apprendre.',
  },
  'normalization-axis': {
    en: 'batchNormalization normalizes along the axis that it was given here. tfjs 4.22.0 computes this otherwise: its numbers are right for the last axis alone.',
    fr: 'batchNormalization normalise ici le long de l’axe qu’on lui donne. tfjs 4.22.0 calcule autrement : ses nombres ne sont justes que pour le dernier axe.',
  },
  'order-of-weights': {
    en: 'getWeights and setWeights of a model have the same order here whatever is frozen. tfjs 4.22.0 does this otherwise: what is frozen moves to the end.',
    fr: 'getWeights et setWeights d’un modèle ont ici le même ordre, quoi que l’on gèle. tfjs 4.22.0 fait autrement : ce qui est gelé passe à la fin.',
  },
  'frozen-models': {
    en: 'A model that was frozen as a whole is frozen when it is loaded again here. tfjs 4.22.0 does this otherwise: it is thawed.',
    fr: 'Un modèle gelé en entier reste gelé ici quand on le recharge. tfjs 4.22.0 fait autrement : il est dégelé.',
  },
  'seed-of-zero': {
    en: 'Seed 0 is a seed here: the same numbers each time. tfjs 4.22.0 does this otherwise: it takes 0 for no seed.',
    fr: 'La graine 0 est ici une graine : les mêmes nombres à chaque fois. tfjs 4.22.0 fait autrement : il prend 0 pour une absence de graine.',
  },
  'random-gamma': {
    en: 'beta of tf.randomGamma is the inverse scale here, as documented: the mean is alpha / beta. tfjs 4.22.0 computes this otherwise: alpha times beta.',
    fr: 'beta de tf.randomGamma est ici l’inverse de l’échelle, comme documenté : la moyenne est alpha / beta. tfjs 4.22.0 calcule autrement : alpha fois beta.',
  },
  'zeros-of-initializers': {
    en: 'A bound (or deviation) of 0 that an initializer was given counts here. tfjs 4.22.0 computes this otherwise: it takes 0 for not given, and draws from -0.05 or to 0.05.',
    fr: 'Une borne (ou un écart) de 0 donnée à un initialiseur compte ici. tfjs 4.22.0 calcule autrement : il prend 0 pour une absence, et tire à partir de -0,05 ou jusqu’à 0,05.',
  },
} as const satisfies Record<string, { en: string; fr: string }>;

/** A correction that can be met. */
export type Met = keyof typeof CORRECTED_SENTENCES;
