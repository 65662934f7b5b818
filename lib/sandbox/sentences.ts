import type { Sentence } from '@/lib/text';
import { CORRECTED_SENTENCES, type Met } from '../training/corrected/advice';
import { ELSEWHERE_SENTENCES } from './elsewhere';
import { SYNTAX_SENTENCES } from './syntax';

/** The reason of advice about a correction of tfjs that a program met. */
export const correctedReason = (id: Met): string => `corrected-${id}`;

/** What people read about a run. `{name}` is filled from the values. */
const SENTENCES: Record<string, Sentence> = {
  // before it ran
  'empty-source': { en: 'The file is empty.', fr: 'Le fichier est vide.' },
  'source-too-large': {
    en: 'The file is larger than {kb} KB.',
    fr: 'Le fichier dépasse {kb} Ko.',
  },
  'not-text': {
    en: 'The file is not text. Hand in TypeScript source.',
    fr: 'Le fichier n’est pas du texte. Remettez du code source TypeScript.',
  },
  'missing-default': {
    en: 'Export the training function: export default function train(run) {...}',
    fr: 'Exportez la fonction d’entraînement : export default function train(run) {...}',
  },
  'default-not-a-function': {
    en: 'The default export is not a function. Write: export default function train(run) {...}',
    fr: 'L’export par défaut n’est pas une fonction. Écrivez : export default function train(run) {...}',
  },
  'other-import': {
    en: "Only '@tensorflow/tfjs' and the types of 'challenge' can be imported, not '{name}'.",
    fr: "Seuls '@tensorflow/tfjs' et les types de 'challenge' peuvent être importés, pas '{name}'.",
  },
  'too-nested': {
    en: 'The code is nested too deeply to be read.',
    fr: 'Le code est trop profondément imbriqué pour être lu.',
  },
  'top-level-await': {
    en: 'await can only stand inside a function here. Make train async and await there.',
    fr: 'await ne peut figurer que dans une fonction ici. Rendez train async et attendez là.',
  },
  'enum-value': {
    en: 'The member {name} of this enum needs a value: the one before it is not a plain number from which to count on.',
    fr: 'Le membre {name} de cet enum doit recevoir une valeur : le précédent n’est pas un simple nombre à partir duquel compter.',
  },
  ...SYNTAX_SENTENCES,
  // while it ran
  thrown: { en: 'The program stopped with an error.', fr: 'Le programme s’est arrêté sur une erreur.' },
  crashed: {
    en: 'The program crashed its runtime.',
    fr: 'Le programme a fait tomber son environnement d’exécution.',
  },
  'not-available': {
    en: 'Files, network and other programs are not available here.',
    fr: 'Fichiers, réseau et autres programmes ne sont pas disponibles ici.',
  },
  ...ELSEWHERE_SENTENCES,
  'log-arguments': {
    en: 'run.log(step, values) takes a number and an object such as { loss }.',
    fr: 'run.log(step, values) prend un nombre et un objet tel que { loss }.',
  },
  'log-tensor': {
    en: 'run.log draws one number for each name; "{name}" is a {dtype} tensor of shape {shape}. Log its mean, or one of its values.',
    fr: 'run.log trace un seul nombre par nom ; « {name} » est un tenseur {dtype} de forme {shape}. Journalisez sa moyenne, ou l’une de ses valeurs.',
  },
  'log-disposed': {
    en: 'run.log was given "{name}", a tensor that has been disposed. Log it before, or keep it with tf.keep.',
    fr: 'run.log a reçu « {name} », un tenseur déjà libéré. Journalisez-le avant, ou gardez-le par tf.keep.',
  },
  'log-promise': {
    en: 'run.log was given a promise as "{name}". Await it first: run.log(step, { {name}: await … }).',
    fr: 'run.log a reçu une promesse pour « {name} ». Attendez-la d’abord : run.log(step, { {name}: await … }).',
  },
  'log-value': {
    en: 'run.log draws one number for each name; "{name}" is no number: {given}.',
    fr: 'run.log trace un seul nombre par nom ; « {name} » n’est pas un nombre : {given}.',
  },
  'time-limit': {
    en: 'Stopped after {seconds} s: training did not finish. Fewer steps, or an endless loop?',
    fr: 'Arrêté après {seconds} s : l’entraînement n’était pas fini. Moins d’étapes, ou une boucle sans fin ?',
  },
  'cpu-limit': {
    en: 'Used more than {seconds} s of processor time. Fewer steps, or an endless loop?',
    fr: 'Plus de {seconds} s de temps processeur utilisées. Moins d’étapes, ou une boucle sans fin ?',
  },
  'memory-limit': {
    en: 'Ran out of memory ({mb} MB). Wrap steps in tf.tidy or dispose tensors.',
    fr: 'Mémoire épuisée ({mb} Mo). Entourez les étapes de tf.tidy ou libérez les tenseurs.',
  },
  'thread-limit': {
    en: 'Started more threads than fit: {threads} at most, with memory for each. Training runs in one.',
    fr: 'Trop de fils d’exécution lancés : {threads} au plus, avec de la mémoire pour chacun. L’entraînement se fait dans un seul.',
  },
  'output-flood': {
    en: 'The program wrote far more than a run may say, and was stopped.',
    fr: 'Le programme a écrit bien plus que ce qu’une exécution peut dire, et a été arrêté.',
  },
  'raw-output': {
    en: 'The program wrote to the standard output directly. Print with console.log.',
    fr: 'Le programme a écrit directement sur la sortie standard. Affichez avec console.log.',
  },
  'no-result': {
    en: 'The program ended before train() returned: an exit, or a promise that never settles?',
    fr: 'Le programme s’est terminé avant le retour de train() : une sortie, ou une promesse jamais tenue ?',
  },
  'artifact-too-large': {
    en: 'What train() returned is larger than {mb} MB.',
    fr: 'Ce que train() a renvoyé dépasse {mb} Mo.',
  },
  'too-many-fields': {
    en: 'train() returned {fields} fields; 1000 at most.',
    fr: 'train() a renvoyé {fields} champs ; 1000 au plus.',
  },
  'field-name': {
    en: "'{name}' cannot be the name of a returned field: letters, digits and _ only.",
    fr: '« {name} » ne peut pas nommer un champ renvoyé : lettres, chiffres et _ seulement.',
  },
  'tensor-not-genuine': {
    en: '"{field}" is not a tensor as tfjs made it: its shape, its type or its values were replaced. Return the tensor itself.',
    fr: '« {field} » n’est pas un tenseur tel que tfjs l’a fait : sa forme, son type ou ses valeurs ont été remplacés. Renvoyez le tenseur lui-même.',
  },
  'model-not-genuine': {
    en: 'The returned model is not as tfjs made it: its weights or its description were replaced.',
    fr: 'Le modèle renvoyé n’est pas tel que tfjs l’a fait : ses poids ou sa description ont été remplacés.',
  },
  'internal-error': {
    en: 'The grader failed; this does not count as an attempt.',
    fr: 'Le correcteur a eu une panne ; cela ne compte pas comme un essai.',
  },
  // advice
  'console-truncated': {
    en: 'Printed more than {kb} KB; the rest was dropped.',
    fr: 'Plus de {kb} Ko affichés ; le reste a été laissé de côté.',
  },
  'logs-truncated': {
    en: 'Logged more than {rows} rows; the rest was dropped.',
    fr: 'Plus de {rows} lignes journalisées ; le reste a été laissé de côté.',
  },
  'leaked-tensors': {
    en: '{count} tensors were never freed. Wrap steps in tf.tidy or dispose them.',
    fr: '{count} tenseurs n’ont jamais été libérés. Entourez les étapes de tf.tidy ou libérez-les.',
  },
  'still-working': {
    en: 'train() returned while work that it had begun was still going on, and what it returned is from before the end of that. Is an await missing, at model.fit for example? Array.forEach awaits nothing: write for (const … of …) with await inside.',
    fr: 'train() est revenue alors qu’un travail qu’elle avait lancé n’était pas fini, et ce qu’elle a renvoyé date d’avant la fin de ce travail. Manque-t-il un await, par exemple devant model.fit ? Array.forEach n’attend rien : écrivez for (const … of …) avec await à l’intérieur.',
  },
  ...Object.fromEntries(Object.entries(CORRECTED_SENTENCES).map(([id, text]) => [correctedReason(id as Met), text])),
  // for who runs the machine
  'install-bubblewrap': {
    en: 'Install bubblewrap for full isolation. Debian, Ubuntu: apt-get install bubblewrap. Fedora: dnf install bubblewrap.',
    fr: 'Installez bubblewrap pour l’isolation complète. Debian, Ubuntu : apt-get install bubblewrap. Fedora : dnf install bubblewrap.',
  },
  'install-util-linux': {
    en: 'Install util-linux: prlimit and setpriv set the limits of a run.',
    fr: 'Installez util-linux : prlimit et setpriv fixent les limites d’une exécution.',
  },
  'install-deno': {
    en: 'Deno is missing for this machine: install again without --omit=optional.',
    fr: 'Deno manque pour cette machine : réinstallez sans --omit=optional.',
  },
  'allow-by-sysctl': {
    en: 'This kernel refuses user namespaces to ordinary users, and bubblewrap needs one. Debian: sysctl -w kernel.unprivileged_userns_clone=1; elsewhere: sysctl -w user.max_user_namespaces=15000. Keep the setting in a file of /etc/sysctl.d.',
    fr: 'Ce noyau refuse les espaces de noms utilisateur aux utilisateurs ordinaires, et bubblewrap en a besoin. Debian : sysctl -w kernel.unprivileged_userns_clone=1 ; ailleurs : sysctl -w user.max_user_namespaces=15000. Gardez le réglage dans un fichier de /etc/sysctl.d.',
  },
  'allow-by-apparmor': {
    en: 'Ubuntu 23.10 and later: AppArmor lets only named programs make user namespaces. Write to /etc/apparmor.d/bwrap: "abi <abi/4.0>, include <tunables/global> profile bwrap /usr/bin/bwrap flags=(unconfined) { userns, }", then run: systemctl reload apparmor.',
    fr: 'Ubuntu 23.10 et suivants : AppArmor ne laisse que des programmes nommés créer des espaces de noms utilisateur. Écrivez dans /etc/apparmor.d/bwrap : « abi <abi/4.0>, include <tunables/global> profile bwrap /usr/bin/bwrap flags=(unconfined) { userns, } », puis lancez : systemctl reload apparmor.',
  },
  'in-docker': {
    en: 'This is a container, whose own profile forbids namespaces inside. Run it as an ordinary user (USER in the Dockerfile) with: --security-opt seccomp=unconfined --security-opt apparmor=unconfined --security-opt systempaths=unconfined (Podman: --security-opt unmask=ALL). Or grade on a machine: npm run grader.',
    fr: 'Ceci est un conteneur, dont le profil interdit les espaces de noms à l’intérieur. Lancez-le comme utilisateur ordinaire (USER dans le Dockerfile) avec : --security-opt seccomp=unconfined --security-opt apparmor=unconfined --security-opt systempaths=unconfined (Podman : --security-opt unmask=ALL). Ou corrigez sur une machine : npm run grader.',
  },
  'in-kubernetes': {
    en: 'This is a pod, whose own profile forbids namespaces inside. In its securityContext: runAsNonRoot: true, seccompProfile: {type: Unconfined}, appArmorProfile: {type: Unconfined}, procMount: Unmasked; and hostUsers: false in the spec of the pod. The nodes must allow user namespaces.',
    fr: 'Ceci est un pod, dont le profil interdit les espaces de noms à l’intérieur. Dans son securityContext : runAsNonRoot: true, seccompProfile: {type: Unconfined}, appArmorProfile: {type: Unconfined}, procMount: Unmasked ; et hostUsers: false dans la spec du pod. Les nœuds doivent permettre les espaces de noms utilisateur.',
  },
  'in-container-as-root': {
    en: 'As root in a container, it also takes the capabilities SYS_ADMIN and NET_ADMIN (--cap-add SYS_ADMIN --cap-add NET_ADMIN): an ordinary user is the better way.',
    fr: 'En root dans un conteneur, il faut en plus les capacités SYS_ADMIN et NET_ADMIN (--cap-add SYS_ADMIN --cap-add NET_ADMIN) : un utilisateur ordinaire est préférable.',
  },
  'look-at-checks': {
    en: 'Everything needed seems to be here; the checks that did not pass say what the machine answered.',
    fr: 'Tout le nécessaire semble présent ; les vérifications non passées disent ce que la machine a répondu.',
  },
  'use-linux': {
    en: 'Full isolation needs Linux: this system has no such walls for a program it starts. This level is fine for your own class on your own machine; for more, grade in a Linux virtual machine.',
    fr: 'L’isolation complète demande Linux : ce système n’a pas de tels murs pour un programme qu’il lance. Ce niveau convient à votre propre classe sur votre propre machine ; pour davantage, corrigez dans une machine virtuelle Linux.',
  },
};

/** The sentence for a reason, in every language. A reason that is not known gets the one for our own faults. */
export function sentence(reason: string, values: Record<string, string | number> = {}): Sentence {
  const text = (Object.hasOwn(SENTENCES, reason) && SENTENCES[reason]) || (SENTENCES['internal-error'] as Sentence);
  const fill = (template: string) => template.replace(/\{(\w+)\}/g, (whole, name) => String(values[name] ?? whole));
  return { en: fill(text.en), fr: fill(text.fr) };
}
