import { newId } from '../../platform/mongo/object-id.ts';
import type { TemplateClauseRecord, TemplateVersionRecord } from './template.model.ts';
import type { WholeTemplate } from './template.repository.ts';

type Sides = readonly [ar: string, fr: string];

function clause(
  key: string,
  [titleAr, titleFr]: Sides,
  [ar, fr]: Sides,
  options: Partial<Pick<TemplateClauseRecord, 'condition' | 'isRequired'>> = {},
): TemplateClauseRecord {
  const { condition = null, isRequired = true } = options;
  return { key, title: { ar: titleAr, fr: titleFr }, body: { ar, fr }, condition, isRequired };
}

const known = (variable: string) => ({ variable, operator: 'IS_KNOWN', value: null }) as const;

/**
 * A whole partnership agreement in both languages, to begin with and to change: nothing in it is needed by Wasl itself.
 * Clauses that must stay use only variables that are always known.
 */
export const standardClauses: readonly TemplateClauseRecord[] = [
  clause(
    'parties',
    ['الطرفان', 'Les parties'],
    [
      'أُبرمت هذه الاتفاقية ذات المرجع {{agreement.reference}} بين {{organization.name}}، المشار إليها بعده بـ«الهيئة»، و{{partner.legalName}}، المشار إليه بعده بـ«الشريك»، والمعروف لدى العموم باسم {{partner.name}}.',
      'La présente convention, portant la référence {{agreement.reference}}, est conclue entre {{organization.name}}, ci-après « l’Organisme », et {{partner.legalName}}, ci-après « le Partenaire », connu du public sous le nom {{partner.name}}.',
    ],
  ),
  clause(
    'partner-identity',
    ['تعريف الشريك', 'Identité du Partenaire'],
    [
      'التعريف الموحد للمقاولة الخاص بالشريك هو: {{partner.ice}}.',
      'Le Partenaire est identifié par l’ICE {{partner.ice}}.',
    ],
    { condition: known('partner.ice'), isRequired: false },
  ),
  clause(
    'partner-register',
    ['القيد في السجل التجاري', 'Registre du commerce'],
    [
      'الشريك مقيد في السجل التجاري لدى محكمة {{partner.rcCourt}} تحت رقم {{partner.rc}}.',
      'Le Partenaire est inscrit au registre du commerce du tribunal de {{partner.rcCourt}} sous le numéro {{partner.rc}}.',
    ],
    { condition: known('partner.rcCourt'), isRequired: false },
  ),
  clause(
    'partner-tax',
    ['التعريف الضريبي', 'Identifiant fiscal'],
    [
      'رقم التعريف الضريبي للشريك هو: {{partner.taxId}}.',
      'L’identifiant fiscal du Partenaire est {{partner.taxId}}.',
    ],
    { condition: known('partner.taxId'), isRequired: false },
  ),
  clause(
    'partner-seat',
    ['المقر الاجتماعي', 'Siège'],
    [
      'يوجد المقر الاجتماعي للشريك في العنوان التالي: {{partner.address}}.',
      'Le siège du Partenaire est établi à l’adresse suivante : {{partner.address}}.',
    ],
    { condition: known('partner.address'), isRequired: false },
  ),
  clause(
    'representation',
    ['التمثيل', 'Représentation'],
    [
      'يمثل الشريكَ في التوقيع على هذه الاتفاقية {{partner.representative}}. ويصرح الشريك بأن لممثله الصلاحية اللازمة للالتزام باسمه.',
      'Le Partenaire est représenté à la signature par {{partner.representative}}, qui déclare avoir le pouvoir de l’engager.',
    ],
    { condition: known('partner.representative'), isRequired: false },
  ),
  clause(
    'object',
    ['موضوع الاتفاقية', 'Objet'],
    [
      'تحدد هذه الاتفاقية الشروط التي يستفيد بموجبها منخرطو الهيئة وذوو حقوقهم من تخفيضات لدى الشريك في الجهات التالية: {{region.names}}.',
      'La présente convention fixe les conditions dans lesquelles les adhérents de l’Organisme et leurs ayants droit bénéficient de remises chez le Partenaire, dans les régions suivantes : {{region.names}}.',
    ],
  ),
  clause(
    'discounts',
    ['التخفيضات', 'Remises accordées'],
    [
      'يمنح الشريك المستفيدين التخفيضات التالية: {{schedule.summary}}. ويفصّل الجدول المرفق بهذه الاتفاقية شروط كل تخفيض وسقفه والأشخاص المشمولين به، وهو جزء لا يتجزأ منها. وتُحتسب التخفيضات على الأثمنة المعمول بها يوم الاستفادة، ولا يجوز رفضها لمن يقدم قسيمة صالحة.',
      'Le Partenaire accorde aux bénéficiaires les remises suivantes : {{schedule.summary}}. Le barème joint, qui fait partie intégrante de la présente convention, précise les conditions, les plafonds et les personnes couvertes. Les remises se calculent sur les prix pratiqués le jour de l’utilisation et ne peuvent être refusées à qui présente un bon valable.',
    ],
  ),
  clause(
    'budget',
    ['سقف التخفيضات', 'Enveloppe des remises'],
    [
      'لا يتجاوز مجموع التخفيضات الممنوحة طوال مدة الاتفاقية {{budget.amount}}. وتتوقف القسائم الجديدة تلقائيًا عند بلوغ هذا المبلغ، ما لم يتفق الطرفان كتابةً على رفعه.',
      'Le total des remises accordées pendant la durée de la convention ne dépasse pas {{budget.amount}}. Aucun nouveau bon n’est délivré une fois ce montant atteint, à moins que les parties ne conviennent par écrit de le relever.',
    ],
    { condition: known('budget.amount'), isRequired: false },
  ),
  clause(
    'pricing',
    ['الأثمنة', 'Prix'],
    [
      'يُشهر الشريك أثمنته للعموم، ولا يطبق على المستفيدين أثمنة أعلى منها. وكل زيادة في الأثمنة تُبلَّغ إلى الهيئة قبل سريانها بخمسة عشر (15) يومًا على الأقل، ولا تسري على القسائم الصادرة قبل ذلك.',
      'Le Partenaire affiche ses prix et n’applique pas aux bénéficiaires des prix supérieurs à ceux du public. Toute hausse est portée à la connaissance de l’Organisme au moins quinze (15) jours avant son entrée en vigueur et ne s’applique pas aux bons délivrés auparavant.',
    ],
  ),
  clause(
    'vouchers',
    ['القسائم والمراقبة', 'Bons et contrôle'],
    [
      'تُمنح كل استفادة مقابل قسيمة رقمية تُستعمل مرة واحدة ويتحقق منها الشريك قبل الأداء. ويسجل الشريك مبلغ الفاتورة والتخفيض في حينه. وللهيئة أن تطلع على سجل الاستفادات، وأن تطلب من الشريك كل توضيح بشأن استفادة معينة خلال سنة من تاريخها.',
      'Chaque remise est accordée contre un bon numérique à usage unique, que le Partenaire vérifie avant le paiement. Il enregistre aussitôt le montant de la facture et la remise. L’Organisme peut consulter le registre des utilisations et demander toute précision sur l’une d’elles pendant un an.',
    ],
  ),
  clause(
    'information',
    ['إخبار المنخرطين', 'Information des adhérents'],
    [
      'تُعرّف الهيئة منخرطيها بعروض الشريك، ويسمح لها الشريك باستعمال اسمه وشعاره وعناوين فروعه لهذا الغرض وحده. ويُخبر الشريك الهيئة دون تأخير بكل تغيير يهم فروعه أو مواقيتها أو خدماتها.',
      'L’Organisme fait connaître à ses adhérents les offres du Partenaire, qui l’autorise à utiliser à cette seule fin son nom, son logo et les adresses de ses agences. Le Partenaire signale sans tarder tout changement touchant ses agences, leurs horaires ou leurs prestations.',
    ],
    { isRequired: false },
  ),
  clause(
    'personal-data',
    ['حماية المعطيات الشخصية', 'Protection des données personnelles'],
    [
      'يعالج الطرفان المعطيات ذات الطابع الشخصي وفق القانون رقم 09.08 المتعلق بحماية الأشخاص الذاتيين تجاه معالجة المعطيات ذات الطابع الشخصي. ولا يطلع الشريك إلا على ما يلزم للتحقق من القسيمة، ولا يحتفظ به لغرض آخر ولا يفوّته إلى الغير. ويلتزم العاملون لديه بالكتمان، وخاصة فيما يتصل بالصحة. ويُخبر الهيئة بكل خرق يمس هذه المعطيات خلال ثمان وأربعين (48) ساعة من علمه به.',
      'Les parties traitent les données à caractère personnel conformément à la loi n° 09-08 relative à la protection des personnes physiques à l’égard du traitement de ces données. Le Partenaire n’accède qu’aux données nécessaires à la vérification du bon ; il ne les conserve à aucune autre fin et ne les cède à personne. Son personnel est tenu au secret, en particulier pour ce qui touche à la santé. Il signale à l’Organisme toute atteinte à ces données dans les quarante-huit (48) heures où il en a connaissance.',
    ],
  ),
  clause(
    'billing',
    ['الفوترة', 'Facturation'],
    [
      'يؤدي المستفيد للشريك مباشرةً ما بقي من الثمن بعد التخفيض، ويسلمه الشريك فاتورة تبين الثمن والتخفيض. ولا تتحمل الهيئة أي أداء ولا أي تعويض عن التخفيضات، ولا تضمن ديون منخرطيها. ولا يُعمل بأي تعويض إلا بملحق موقع يتضمن المعطيات البنكية للشريك.',
      'Le bénéficiaire règle directement au Partenaire le prix diminué de la remise et reçoit une facture qui mentionne l’un et l’autre. L’Organisme ne paie ni ne rembourse aucune remise et ne se porte pas garant de ses adhérents. Aucun remboursement n’a lieu sans un avenant signé qui mentionne les coordonnées bancaires du Partenaire.',
    ],
  ),
  clause(
    'quality',
    ['الجودة والشكايات', 'Qualité et réclamations'],
    [
      'يستقبل الشريك المستفيدين بالعناية التي يوليها لسائر زبنائه، ويحافظ على التراخيص اللازمة لنشاطه سارية المفعول. ويجيب عن كل شكاية تحيلها عليه الهيئة خلال عشرة (10) أيام عمل، مع بيان ما اتُّخذ بشأنها.',
      'Le Partenaire reçoit les bénéficiaires avec les mêmes égards que sa clientèle et maintient valables les autorisations que son activité exige. Il répond sous dix (10) jours ouvrables à toute réclamation transmise par l’Organisme, en indiquant la suite donnée.',
    ],
  ),
  clause(
    'duration',
    ['المدة', 'Durée'],
    [
      'تسري هذه الاتفاقية لمدة {{period.years}}، من {{period.start}} إلى غاية {{period.end}}، ويُحتسب اليوم الأخير بأكمله.',
      'La présente convention est conclue pour {{period.years}}, du {{period.start}} au {{period.end}}, dernier jour compris.',
    ],
  ),
  clause(
    'renewal',
    ['التجديد', 'Renouvellement'],
    [
      'لا تُجدد هذه الاتفاقية ضمنيًا. ويجوز تجديدها قبل نهايتها بنص جديد يوقعه الطرفان، تبين فيه التغييرات المتفق عليها.',
      'La présente convention ne se renouvelle pas tacitement. Elle peut être renouvelée avant son terme par un nouveau texte signé des deux parties, qui indique les changements convenus.',
    ],
    { condition: { variable: 'renewal.kind', operator: 'IS', value: 'EXPRESS' }, isRequired: false },
  ),
  clause(
    'suspension',
    ['التوقيف المؤقت', 'Suspension'],
    [
      'يجوز للهيئة توقيف هذه الاتفاقية بقرار معلل إذا رُفضت قسائم صالحة بغير حق، أو تكررت الشكايات المؤسسة، أو انتهى ترخيص من تراخيص الشريك. ولا تصدر خلال التوقيف أي قسيمة ولا تُستعمل، ويُرفع التوقيف متى زال سببه.',
      'L’Organisme peut, par une décision motivée, suspendre la présente convention en cas de refus injustifié de bons valables, de réclamations fondées et répétées, ou d’expiration d’une autorisation du Partenaire. Pendant la suspension, aucun bon n’est délivré ni utilisé ; elle prend fin avec sa cause.',
    ],
  ),
  clause(
    'termination',
    ['الإنهاء', 'Résiliation'],
    [
      'لكل طرف أن ينهي هذه الاتفاقية قبل أجلها بإشعار معلل يبلَّغ إلى الطرف الآخر قبل {{notice.length}} على الأقل. وتبقى القسائم صالحة للاستعمال إلى آخر يوم من الإشعار، ولا تُستعمل أي قسيمة بعده.',
      'Chaque partie peut mettre fin à la présente convention avant son terme par un préavis motivé d’au moins {{notice.length}}. Les bons restent utilisables jusqu’au dernier jour du préavis ; aucun ne l’est après.',
    ],
  ),
  clause(
    'disputes',
    ['تسوية الخلافات', 'Règlement des différends'],
    [
      'يسعى الطرفان إلى تسوية كل خلاف بالتراضي خلال ثلاثين (30) يومًا من تبليغه كتابةً. فإن تعذر ذلك رُفع إلى المحاكم المختصة بالمملكة المغربية، وفق القانون المغربي.',
      'Les parties s’efforcent de régler à l’amiable tout différend dans les trente (30) jours de sa notification écrite. À défaut, il est porté devant les juridictions compétentes du Royaume du Maroc, selon le droit marocain.',
    ],
  ),
  clause(
    'signature',
    ['التوقيع الإلكتروني', 'Signature électronique'],
    [
      'يقبل الطرفان أن تُوقَّع هذه الاتفاقية إلكترونيًا وفق القانون رقم 43.20 المتعلق بخدمات الثقة بشأن المعاملات الإلكترونية. وتُثبت الشهادة المرفقة بالنسخة المختومة هوية الموقعين وتواريخ توقيعهم وبصمة النص. والنصان العربي والفرنسي متطابقان، وعند الاختلاف في التأويل يُعتد بالنص العربي.',
      'Les parties acceptent de signer la présente convention par voie électronique, conformément à la loi n° 43-20 relative aux services de confiance pour les transactions électroniques. Le certificat joint à l’exemplaire scellé établit l’identité des signataires, la date de leur signature et l’empreinte du texte. Les textes arabe et français se valent ; en cas de divergence d’interprétation, le texte arabe prévaut.',
    ],
  ),
];

/** The standard text as an organization's template with one version, to be stored by `insertTemplates`. */
export function buildStandardTemplate(of: {
  organizationId: string;
  publishedByAccountId: string;
  publishedAt: Date;
  /** Ids of template and version; new ones when absent. */
  templateId?: string;
  versionId?: string;
}): WholeTemplate {
  const { organizationId, publishedByAccountId, publishedAt } = of;
  const templateId = of.templateId ?? newId();
  const version: TemplateVersionRecord = {
    _id: of.versionId ?? newId(),
    templateId,
    number: 1,
    clauses: [...standardClauses],
    publishedAt,
    publishedByAccountId,
    note: null,
  };
  return {
    template: {
      _id: templateId,
      organizationId,
      name: { ar: 'اتفاقية شراكة', fr: 'Convention de partenariat', en: 'Partnership agreement' },
      categoryCodes: [],
      newestVersion: 1,
      isRetired: false,
      createdAt: publishedAt,
      documentVersion: 1,
    },
    versions: [version],
  };
}
