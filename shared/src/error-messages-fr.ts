import { isolate, isolateLeftToRight } from './bidi.ts';
import type { CivilDate } from './civil-date.ts';
import { formatCivilDate } from './civil-text.ts';
import { countedNoun } from './counted-noun.ts';
import { formatDuration } from './duration.ts';
import type { BillProblem, CivilPoint, Messages, NotCovered } from './error-codes.ts';
import { limitText } from './limit-text.ts';
import { formatMoney } from './money.ts';

const day = (date: CivilDate) => formatCivilDate(date, 'fr');
const moment = ({ date, time }: CivilPoint) => `${formatCivilDate(date, 'fr')} à ${time}`;
const money = (centimes: number) => formatMoney(centimes, { unit: 'MAD' });
const list = (names: readonly string[]) => names.map(isolate).join(', ');
const wait = (seconds: number) => formatDuration(seconds * 1000, 'fr', { rounding: 'up' });

function notCovered(parameters: NotCovered): string {
  const name = isolate(parameters.name);
  switch (parameters.reason) {
    case 'over_age': {
      const age = countedNoun(parameters.ageYears, 'year', 'fr');
      const limit = countedNoun(parameters.limitYears, 'year', 'fr');
      const student =
        parameters.studentLimitYears === null
          ? 'L’offre reste ouverte aux autres personnes de votre foyer.'
          : `En cas d’études, un certificat de scolarité porte cette limite à ${countedNoun(parameters.studentLimitYears, 'year', 'fr')} : vous pouvez le déposer dans vos dossiers.`;
      return `${name} a ${age} et la convention fixe la limite à ${limit}. ${student}`;
    }
    case 'dependents_excluded':
      return `Cette offre ne couvre pas ${name} : elle est réservée à l’adhérent, sans ses ayants droit. Vous pouvez chercher les offres ouvertes aux ayants droit.`;
    case 'relation_excluded':
      return `Cette offre ne couvre pas ${name} : ce lien de parenté n’en fait pas partie. La page de l’offre indique qui peut en profiter.`;
    case 'birth_date_missing':
      return `Cette offre dépend de l’âge, et la date de naissance de ${name} n’est pas enregistrée. Veuillez l’ajouter dans votre profil, puis réessayer.`;
    case 'no_longer_dependent':
      return `${name} ne figure plus parmi les ayants droit. Vous pouvez mettre cette liste à jour dans votre profil.`;
  }
}

function billInvalid(parameters: BillProblem): string {
  switch (parameters.problem) {
    case 'missing':
      return 'La remise se calcule sur la facture. Veuillez en saisir le montant.';
    case 'not_positive':
      return 'Le montant de la facture doit être supérieur à zéro. Veuillez le vérifier.';
    case 'too_large':
      return `Le montant dépasse le maximum admis de ${money(parameters.maximumCentimes)}. Veuillez le vérifier.`;
    case 'services_needed':
      return 'La remise de cette offre dépend de la prestation. Veuillez saisir le montant de chaque prestation.';
    case 'unknown_service':
      return 'La facture contient une prestation que cette offre ne connaît pas. Veuillez choisir les prestations dans la liste.';
    case 'total_differs_from_lines':
      return `Le total saisi est de ${money(parameters.totalCentimes)} et les prestations font ${money(parameters.linesCentimes)}. Veuillez corriger l’un des deux.`;
  }
}

export const frenchMessages: Messages = {
  refusals: {
    VALIDATION_FAILED: () =>
      'Certaines informations sont à corriger ; rien n’a été modifié. Veuillez revoir les champs signalés, puis renvoyer.',
    LIMIT_REACHED: ({ rule, renewsOn }) =>
      `Cette offre est limitée à ${limitText(rule, 'fr')}, et cette limite est atteinte. ${
        renewsOn
          ? `Elle sera de nouveau utilisable à partir du ${day(renewsOn)}.`
          : 'Cette limite ne se renouvelle pas ; d’autres offres vous attendent dans la recherche.'
      }`,
    TOO_MANY_OPEN_VOUCHERS: ({ maximum }) =>
      `Vous avez déjà ${countedNoun(maximum, 'voucher', 'fr')} à utiliser, le maximum à la fois. Veuillez en utiliser un ou en annuler un, puis réessayer.`,
    BUDGET_EXHAUSTED: ({ renewsOn }) =>
      `Le budget que l’organisme consacre à cette offre est épuisé. ${
        renewsOn
          ? `Il sera renouvelé le ${day(renewsOn)}.`
          : 'Vous pouvez vous renseigner auprès de l’organisme ou choisir une autre offre.'
      }`,
    OFFER_NOT_PUBLISHED: () =>
      'Cette offre n’est pas publiée actuellement et ne peut donc pas être utilisée. Vous pouvez en choisir une autre dans la recherche.',
    OFFER_PAUSED: () =>
      'Cette offre est momentanément suspendue. Vous pouvez réessayer plus tard ou en choisir une autre dans la recherche.',
    OFFER_NOT_STARTED: ({ firstDay }) =>
      `Cette offre n’a pas encore commencé. Elle sera utilisable à partir du ${day(firstDay)}.`,
    OFFER_ENDED: ({ lastDay }) =>
      `Cette offre est terminée${lastDay ? ` ; son dernier jour était le ${day(lastDay)}` : ''}. Vous pouvez en choisir une autre dans la recherche.`,
    AGREEMENT_NOT_ACTIVE: ({ partnerName, lastDay }) =>
      `La convention avec ${isolate(partnerName)} n’est pas en vigueur${lastDay ? ` (dernier jour : ${day(lastDay)})` : ''} ; la remise ne peut donc pas être accordée. Vous pouvez vous renseigner auprès de l’organisme ou choisir un autre partenaire.`,
    PARTNER_SUSPENDED: ({ partnerName }) =>
      `Les offres de ${isolate(partnerName)} sont suspendues par l’organisme. Vous pouvez choisir un autre partenaire dans la recherche.`,
    MEMBER_NOT_ACTIVE: ({ state }) =>
      ({
        pending:
          'L’adhésion est en cours d’examen. Les offres seront accessibles dès son acceptation, qui vous sera notifiée.',
        suspended:
          'L’adhésion est suspendue ; les offres ne peuvent pas être utilisées. Veuillez contacter l’organisme pour régulariser la situation.',
        lapsed:
          'L’adhésion est arrivée à son terme ; les offres ne peuvent pas être utilisées. Veuillez la renouveler auprès de l’organisme.',
        refused:
          'La demande d’adhésion n’a pas été acceptée. Le motif figure sur la carte d’adhérent ; vous pouvez contacter l’organisme.',
      })[state],
    MEMBER_OF_OTHER_ORGANIZATION: ({ organizationNames }) =>
      `Cette offre est réservée aux adhérents de ${list(organizationNames)}. La recherche montre les offres de votre organisme.`,
    BENEFICIARY_NOT_COVERED: notCovered,
    VOUCHER_NOT_FOUND: () =>
      'Aucun bon ne porte ce code. Veuillez vérifier les dix caractères ou scanner le code sur le téléphone de l’adhérent.',
    VOUCHER_EXPIRED: ({ expiredAt }) =>
      `Ce bon n’est plus valable depuis le ${moment(expiredAt)}. L’adhérent peut en obtenir un nouveau sur la page de l’offre.`,
    VOUCHER_ALREADY_REDEEMED: ({ redeemedAt, branchName }) =>
      `Ce bon a déjà été utilisé le ${moment(redeemedAt)}, à ${isolate(branchName)}. Un bon sert une seule fois ; un nouveau peut être obtenu dans la limite restante.`,
    VOUCHER_REVERSED: ({ reversedAt }) =>
      `L’utilisation de ce bon a été annulée le ${moment(reversedAt)} ; il ne peut plus servir. L’adhérent peut en obtenir un nouveau.`,
    VOUCHER_CANCELLED: () =>
      'L’adhérent a annulé ce bon. Un nouveau peut être obtenu sur la page de l’offre.',
    VOUCHER_NOT_REDEEMED: () =>
      'Un avis se donne une fois le bon utilisé. Il sera possible juste après l’utilisation.',
    VOUCHER_NOT_AT_THIS_BRANCH: ({ branchNames }) =>
      `Ce bon n’est pas valable dans cette agence. Il s’utilise à : ${list(branchNames)}.`,
    QR_TOO_OLD: ({ ageSeconds }) =>
      `Ce code date de ${formatDuration(ageSeconds * 1000, 'fr')} ; il s’agit peut-être d’une photo. Veuillez ouvrir le bon sur le téléphone de l’adhérent et scanner le code qui se renouvelle.`,
    QR_FROM_FUTURE: () =>
      'L’horloge du téléphone avance ; le code ne peut pas être vérifié. Veuillez saisir les dix caractères écrits dessous.',
    QR_FORGED: () =>
      'Ce code ne correspond pas au bon qu’il désigne ; il est refusé. Veuillez ouvrir le bon dans l’application Wasl et le scanner de nouveau.',
    SCAN_NOT_UNDERSTOOD: ({ cause }) =>
      cause === 'keyboard_layout'
        ? 'Le code est arrivé déformé : la langue du clavier ne correspond pas au réglage du lecteur. Veuillez passer le clavier en français ou en anglais selon le lecteur, ou saisir les dix caractères.'
        : 'Ce code n’est pas un bon Wasl. Veuillez scanner le code affiché sur la page du bon ou saisir les dix caractères.',
    TOO_MANY_ATTEMPTS: ({ retryAfterSeconds }) =>
      `Les essais ont été trop nombreux ; ils sont bloqués un moment pour protéger les comptes. Vous pourrez réessayer dans ${wait(retryAfterSeconds)}.`,
    REVERSAL_WINDOW_OVER: ({ windowMinutes, redeemedAt }) =>
      `Une utilisation peut être annulée pendant ${countedNoun(windowMinutes, 'minute', 'fr')} ; celle-ci date du ${moment(redeemedAt)}. Veuillez contacter l’organisme pour la corriger.`,
    ALREADY_REVERSED: ({ reversedAt }) =>
      `Cette utilisation a déjà été annulée le ${moment(reversedAt)}. Il n’y a rien d’autre à faire.`,
    IDEMPOTENCY_KEY_REUSED: () =>
      'Une demande différente a déjà été envoyée depuis cet écran ; celle-ci n’a pas été exécutée. Veuillez actualiser la page, puis réessayer.',
    BILL_INVALID: billInvalid,
    WRONG_CREDENTIALS: () =>
      'L’identifiant et le mot de passe ne correspondent pas. Veuillez les vérifier, ou demander un nouveau mot de passe.',
    SECOND_FACTOR_REQUIRED: () =>
      'Ce compte est protégé par une seconde étape. Veuillez saisir les six chiffres de votre application d’authentification.',
    MEMBERSHIP_NUMBER_UNKNOWN: ({ membershipNumber, organizationName }) =>
      `Le numéro ${isolateLeftToRight(membershipNumber)} ne figure pas sur la liste de ${isolate(organizationName)}. Veuillez le vérifier sur votre carte ou contacter l’organisme.`,
    ALREADY_JOINED: ({ organizationName }) =>
      `Un compte existe déjà avec ces informations auprès de ${isolate(organizationName)}. Vous pouvez vous connecter ou demander un nouveau mot de passe.`,
    ALREADY_DECIDED: () =>
      'Cette demande a déjà été traitée. Veuillez actualiser la page pour voir la décision.',
    STALE_VERSION: () =>
      'Une autre personne a modifié ces informations entre-temps ; votre modification n’a pas été enregistrée. Veuillez actualiser la page, puis la refaire.',
    NOT_POSSIBLE_NOW: () =>
      'L’état actuel ne permet pas cette opération et rien n’a changé. Veuillez compléter ce qui manque, puis réessayer.',
    SIGNING_LINK_UNUSABLE: () =>
      'Ce lien de signature ne peut pas être utilisé. Vous pouvez en demander un nouveau au coordinateur chargé de la convention.',
    WRONG_SIGNING_CODE: ({ triesLeft }) =>
      triesLeft > 0
        ? `Le code de signature est inexact. Essais restants : ${triesLeft}. Veuillez saisir celui du dernier message reçu.`
        : 'Le code de signature est inexact et ne peut plus servir. Vous pourrez en demander un nouveau dans un moment.',
    INVITATION_UNUSABLE: () =>
      'Cette invitation ne peut pas être utilisée : elle a expiré, a été retirée ou a déjà servi. Vous pouvez en demander une autre à l’organisme.',
    FILE_REFUSED: () =>
      'Ce fichier ne peut pas être accepté et rien n’en a été gardé. Veuillez choisir un PDF ou une image, puis l’envoyer de nouveau.',
  },
  toMember: {
    VOUCHER_NOT_FOUND: () =>
      'Le code n’est pas reconnu. Pouvez-vous ouvrir le bon dans l’application Wasl et le montrer de nouveau ?',
    VOUCHER_EXPIRED: ({ expiredAt }) =>
      `Votre bon n’est plus valable depuis le ${moment(expiredAt)}. Vous pouvez en obtenir un nouveau maintenant, sur la page de l’offre.`,
    VOUCHER_ALREADY_REDEEMED: ({ redeemedAt }) =>
      `Votre bon a déjà servi le ${moment(redeemedAt)}. Vous le verrez dans l’historique de vos bons.`,
    VOUCHER_REVERSED: () =>
      'L’utilisation de votre bon a été annulée. Vous pouvez en obtenir un nouveau maintenant, sur la page de l’offre.',
    VOUCHER_CANCELLED: () =>
      'Ce bon a été annulé depuis votre téléphone. Vous pouvez en obtenir un nouveau maintenant, sur la page de l’offre.',
    VOUCHER_NOT_REDEEMED: () => 'Ce bon n’a pas encore servi.',
    VOUCHER_NOT_AT_THIS_BRANCH: ({ branchNames }) => `Votre bon s’utilise à : ${list(branchNames)}.`,
    QR_TOO_OLD: () =>
      'Le code change toutes les 30 secondes. Pouvez-vous ouvrir le bon dans l’application Wasl plutôt qu’une photo ?',
    QR_FROM_FUTURE: () =>
      'L’horloge de votre téléphone avance. Pouvez-vous me dicter les dix caractères écrits sous le code ?',
    QR_FORGED: () => 'Le code n’a pas pu être vérifié. Pouvez-vous rouvrir le bon dans l’application Wasl ?',
    SCAN_NOT_UNDERSTOOD: () =>
      'Le code n’a pas pu être lu. Pouvez-vous me dicter les dix caractères écrits dessous ?',
  },
};
