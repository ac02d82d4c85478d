import { isolate, isolateLeftToRight } from './bidi.ts';
import type { CivilDate } from './civil-date.ts';
import { formatCivilDate, formatCivilDateTime } from './civil-text.ts';
import { countedNoun } from './counted-noun.ts';
import { formatDuration } from './duration.ts';
import type { BillProblem, CivilPoint, Messages, NotCovered } from './error-codes.ts';
import { limitText } from './limit-text.ts';
import { formatMoney } from './money.ts';

const day = (date: CivilDate) => formatCivilDate(date, 'ar');
const moment = ({ date, time }: CivilPoint) => formatCivilDateTime(date, time, 'ar');
const money = (centimes: number) => isolateLeftToRight(formatMoney(centimes, { unit: 'MAD' }));
const list = (names: readonly string[]) => names.map(isolate).join('، ');
const wait = (seconds: number) => formatDuration(seconds * 1000, 'ar', { rounding: 'up' });

function notCovered(parameters: NotCovered): string {
  const name = isolate(parameters.name);
  switch (parameters.reason) {
    case 'over_age': {
      const age = countedNoun(parameters.ageYears, 'year', 'ar', 'subject');
      const limit = countedNoun(parameters.limitYears, 'year', 'ar', 'subject');
      const student =
        parameters.studentLimitYears === null
          ? 'يبقى العرض متاحًا لباقي أفراد الأسرة.'
          : `في حالة متابعة الدراسة، ترفع شهادة مدرسية هذا السن إلى ${countedNoun(parameters.studentLimitYears, 'year', 'ar')}: يمكن إيداعها في الملف.`;
      return `لا يشمل العرض ${name}: العمر ${age}، والسن الأقصى المحدد في الاتفاقية ${limit}. ${student}`;
    }
    case 'dependents_excluded':
      return `لا يشمل العرض ${name}: هو مخصص للمنخرط نفسه دون ذوي الحقوق. يمكن البحث عن عروض تشمل ذوي الحقوق.`;
    case 'relation_excluded':
      return `لا يشمل العرض ${name}: صلة القرابة هذه غير واردة ضمن المستفيدين من العرض. تُعرض الفئات المستفيدة في صفحة العرض.`;
    case 'birth_date_missing':
      return `يتطلب العرض التحقق من السن، وتاريخ ميلاد ${name} غير مسجل. يرجى إضافته في الملف الشخصي ثم إعادة المحاولة.`;
    case 'no_longer_dependent':
      return `لم يعد ${name} مسجلًا ضمن ذوي الحقوق. يمكن تحديث لائحة ذوي الحقوق من الملف الشخصي.`;
  }
}

function billInvalid(parameters: BillProblem): string {
  switch (parameters.problem) {
    case 'missing':
      return 'لا يمكن حساب التخفيض دون مبلغ الفاتورة. يرجى إدخال المبلغ.';
    case 'not_positive':
      return 'يجب أن يكون مبلغ الفاتورة أكبر من الصفر. يرجى التحقق من المبلغ.';
    case 'too_large':
      return `يتجاوز مبلغ الفاتورة الحد المقبول وهو ${money(parameters.maximumCentimes)}. يرجى التحقق من المبلغ.`;
    case 'services_needed':
      return 'يختلف التخفيض في هذا العرض حسب الخدمة. يرجى إدخال مبلغ كل خدمة على حدة.';
    case 'unknown_service':
      return 'تتضمن الفاتورة خدمة لا يعرفها هذا العرض. يرجى اختيار الخدمات من القائمة.';
    case 'total_differs_from_lines':
      return `مبلغ الفاتورة ${money(parameters.totalCentimes)} ومجموع الخدمات ${money(parameters.linesCentimes)}: لا يتطابقان. يرجى تصحيح أحدهما.`;
  }
}

export const arabicMessages: Messages = {
  refusals: {
    VALIDATION_FAILED: () =>
      'بعض المعلومات تحتاج إلى تصحيح، ولم يتغير شيء. يرجى مراجعة الحقول المشار إليها ثم إعادة الإرسال.',
    LIMIT_REACHED: ({ rule, renewsOn }) =>
      `هذا العرض محدود في ${limitText(rule, 'ar', 'object')}، وقد تم بلوغ هذا الحد. ${
        renewsOn
          ? `يمكن استعماله من جديد ابتداءً من ${day(renewsOn)}.`
          : 'لا يتجدد هذا الحد، وتبقى عروض أخرى متاحة في البحث.'
      }`,
    TOO_MANY_OPEN_VOUCHERS: ({ maximum }) =>
      `الحد الأقصى للقسائم غير المستعملة في الوقت نفسه هو ${countedNoun(maximum, 'voucher', 'ar', 'subject')}، وقد تم بلوغه. يرجى استعمال قسيمة أو إلغاؤها ثم إعادة المحاولة.`,
    BUDGET_EXHAUSTED: ({ renewsOn }) =>
      `نفدت الميزانية التي خصصتها الهيئة لهذا العرض. ${
        renewsOn ? `تتجدد ابتداءً من ${day(renewsOn)}.` : 'يمكن الاستفسار لدى الهيئة أو اختيار عرض آخر.'
      }`,
    OFFER_NOT_PUBLISHED: () =>
      'هذا العرض غير منشور حاليًا، لذلك لا يمكن استعماله. يمكن اختيار عرض آخر من البحث.',
    OFFER_PAUSED: () => 'هذا العرض متوقف مؤقتًا. يمكن إعادة المحاولة لاحقًا أو اختيار عرض آخر من البحث.',
    OFFER_NOT_STARTED: ({ firstDay }) => `لم يبدأ هذا العرض بعد. يمكن استعماله ابتداءً من ${day(firstDay)}.`,
    OFFER_ENDED: ({ lastDay }) =>
      `انتهى هذا العرض${lastDay ? `، وكان آخر يوم له ${day(lastDay)}` : ''}. يمكن اختيار عرض آخر من البحث.`,
    AGREEMENT_NOT_ACTIVE: ({ partnerName, lastDay }) =>
      `الاتفاقية مع ${isolate(partnerName)} غير سارية${lastDay ? ` منذ نهاية ${day(lastDay)}` : ''}، لذلك توقف التخفيض. يمكن الاستفسار لدى الهيئة أو اختيار شريك آخر.`,
    PARTNER_SUSPENDED: ({ partnerName }) =>
      `عروض ${isolate(partnerName)} موقوفة حاليًا بقرار من الهيئة. يمكن اختيار شريك آخر من البحث.`,
    MEMBER_NOT_ACTIVE: ({ state }) =>
      ({
        pending: 'طلب الانخراط قيد الدراسة. تصبح العروض متاحة بعد قبوله، ويصل إشعار بذلك.',
        suspended: 'الانخراط موقوف حاليًا، لذلك لا يمكن استعمال العروض. يرجى الاتصال بالهيئة لتسوية الوضعية.',
        lapsed: 'انتهت مدة الانخراط، لذلك لا يمكن استعمال العروض. يرجى تجديد الانخراط لدى الهيئة.',
        refused: 'لم يُقبل طلب الانخراط. سبب القرار مبين في بطاقة المنخرط، ويمكن الاتصال بالهيئة لمراجعته.',
      })[state],
    MEMBER_OF_OTHER_ORGANIZATION: ({ organizationNames }) =>
      `هذا العرض مخصص لمنخرطي ${list(organizationNames)}. يعرض البحث ما هو متاح عن طريق هيئتكم.`,
    BENEFICIARY_NOT_COVERED: notCovered,
    VOUCHER_NOT_FOUND: () =>
      'لا توجد قسيمة بهذا الرمز. يرجى التحقق من الأحرف العشرة أو مسح الرمز من هاتف المنخرط.',
    VOUCHER_EXPIRED: ({ expiredAt }) =>
      `انتهت صلاحية هذه القسيمة: ${moment(expiredAt)}. يمكن للمنخرط استخراج قسيمة جديدة من صفحة العرض.`,
    VOUCHER_ALREADY_REDEEMED: ({ redeemedAt, branchName }) =>
      `استُعملت هذه القسيمة من قبل: ${moment(redeemedAt)}، في ${isolate(branchName)}. القسيمة لاستعمال واحد، ويمكن استخراج قسيمة جديدة في حدود ما بقي.`,
    VOUCHER_REVERSED: ({ reversedAt }) =>
      `أُلغي استعمال هذه القسيمة: ${moment(reversedAt)}، ولا يمكن استعمالها من جديد. يمكن للمنخرط استخراج قسيمة جديدة.`,
    VOUCHER_CANCELLED: () => 'ألغى المنخرط هذه القسيمة. يمكن استخراج قسيمة جديدة من صفحة العرض.',
    VOUCHER_NOT_REDEEMED: () =>
      'لا يمكن التقييم إلا بعد استعمال القسيمة. يصبح التقييم متاحًا مباشرة بعد الاستفادة.',
    VOUCHER_NOT_AT_THIS_BRANCH: ({ branchNames }) =>
      `لا تُستعمل هذه القسيمة في هذا الفرع. الفروع المعنية: ${list(branchNames)}.`,
    QR_TOO_OLD: ({ ageSeconds }) =>
      `الرمز المعروض قديم، وقد أُنشئ منذ ${formatDuration(ageSeconds * 1000, 'ar')}؛ قد يكون صورة. يرجى فتح القسيمة في هاتف المنخرط ومسح الرمز المتجدد.`,
    QR_FROM_FUTURE: () =>
      'ساعة هاتف المنخرط متقدمة، لذلك لا يمكن التحقق من الرمز. يرجى إدخال الأحرف العشرة المكتوبة تحته.',
    QR_FORGED: () =>
      'هذا الرمز لا يوافق القسيمة التي يحملها، لذلك رُفض. يرجى فتح القسيمة في تطبيق وصل وإعادة المسح.',
    SCAN_NOT_UNDERSTOOD: ({ cause }) =>
      cause === 'keyboard_layout'
        ? 'وصل الرمز مشوهًا لأن لغة لوحة المفاتيح لا توافق قارئ الرموز. يرجى تحويل لوحة المفاتيح إلى الفرنسية أو الإنجليزية حسب ضبط القارئ، أو إدخال الأحرف العشرة.'
        : 'ما مُسح ليس قسيمة من وصل. يرجى مسح الرمز الظاهر في صفحة القسيمة أو إدخال الأحرف العشرة.',
    TOO_MANY_ATTEMPTS: ({ retryAfterSeconds }) =>
      `عدد المحاولات كبير، فتوقفت مؤقتًا حمايةً للحسابات. يمكن إعادة المحاولة بعد ${wait(retryAfterSeconds)}.`,
    REVERSAL_WINDOW_OVER: ({ windowMinutes, redeemedAt }) =>
      `لا يمكن إلغاء الاستعمال إلا خلال ${countedNoun(windowMinutes, 'minute', 'ar')}، وقد تم هذا الاستعمال: ${moment(redeemedAt)}. يرجى الاتصال بالهيئة لتصحيحه.`,
    ALREADY_REVERSED: ({ reversedAt }) =>
      `أُلغي هذا الاستعمال من قبل: ${moment(reversedAt)}. لا حاجة إلى إلغائه مرة أخرى.`,
    IDEMPOTENCY_KEY_REUSED: () =>
      'سبق إرسال طلب مختلف من الشاشة نفسها، فلم يُنفذ هذا الطلب. يرجى تحديث الصفحة ثم إعادة المحاولة.',
    BILL_INVALID: billInvalid,
    WRONG_CREDENTIALS: () =>
      'المعرّف وكلمة السر لا يتوافقان. يرجى التحقق منهما، أو طلب كلمة سر جديدة عند نسيانها.',
    SECOND_FACTOR_REQUIRED: () =>
      'هذا الحساب محمي بخطوة ثانية. يرجى إدخال الأرقام الستة التي يعرضها تطبيق التحقق.',
    MEMBERSHIP_NUMBER_UNKNOWN: ({ membershipNumber, organizationName }) =>
      `الرقم ${isolateLeftToRight(membershipNumber)} غير وارد في لائحة ${isolate(organizationName)}. يرجى التحقق منه على بطاقة الانخراط أو الاتصال بالهيئة.`,
    ALREADY_JOINED: ({ organizationName }) =>
      `يوجد حساب بهذه المعلومات لدى ${isolate(organizationName)}. يمكن تسجيل الدخول أو طلب كلمة سر جديدة.`,
    ALREADY_DECIDED: () => 'سبق البت في هذا الطلب. يرجى تحديث الصفحة للاطلاع على القرار.',
    STALE_VERSION: () =>
      'غيّر شخص آخر هذه المعلومات في هذه الأثناء، فلم يُحفظ هذا التعديل. يرجى تحديث الصفحة ثم إعادته.',
    NOT_POSSIBLE_NOW: () =>
      'لا تسمح الوضعية الحالية بهذه العملية ولم يتغير شيء. يرجى إتمام ما ينقص ثم إعادة المحاولة.',
    SIGNING_LINK_UNUSABLE: () =>
      'لا يمكن استعمال رابط التوقيع هذا. يمكن طلب رابط جديد من المنسق المكلف بالاتفاقية.',
    WRONG_SIGNING_CODE: ({ triesLeft }) =>
      triesLeft > 0
        ? `رمز التوقيع غير صحيح. المحاولات المتبقية: ${triesLeft}. يرجى كتابة الرمز الوارد في آخر رسالة.`
        : 'رمز التوقيع غير صحيح ولم تبق أي محاولة بهذا الرمز. يمكن طلب رمز جديد بعد قليل.',
    INVITATION_UNUSABLE: () =>
      'لا يمكن استعمال هذه الدعوة: انتهت مدتها أو أُلغيت أو قُبلت من قبل. يمكن طلب دعوة جديدة من الهيئة.',
    FILE_REFUSED: () =>
      'لا يمكن قبول هذا الملف ولم يُحفظ منه شيء. يرجى اختيار ملف PDF أو صورة ثم إعادة الإرسال.',
  },
  toMember: {
    VOUCHER_NOT_FOUND: () => 'الرمز غير معروف. هل يمكن فتح القسيمة في تطبيق وصل وإظهار الرمز من جديد؟',
    VOUCHER_EXPIRED: ({ expiredAt }) =>
      `انتهت صلاحية القسيمة: ${moment(expiredAt)}. يمكن استخراج قسيمة جديدة من صفحة العرض الآن.`,
    VOUCHER_ALREADY_REDEEMED: ({ redeemedAt }) =>
      `استُعملت القسيمة من قبل: ${moment(redeemedAt)}. يظهر ذلك في سجل القسائم في الهاتف.`,
    VOUCHER_REVERSED: () => 'أُلغي استعمال القسيمة. يمكن استخراج قسيمة جديدة من صفحة العرض الآن.',
    VOUCHER_CANCELLED: () => 'أُلغيت القسيمة من الهاتف. يمكن استخراج قسيمة جديدة من صفحة العرض الآن.',
    VOUCHER_NOT_REDEEMED: () => 'لم تُستعمل القسيمة بعد.',
    VOUCHER_NOT_AT_THIS_BRANCH: ({ branchNames }) => `تُستعمل القسيمة في: ${list(branchNames)}.`,
    QR_TOO_OLD: () => 'يتجدد الرمز كل 30 ثانية. هل يمكن فتح القسيمة في تطبيق وصل بدل الصورة؟',
    QR_FROM_FUTURE: () => 'ساعة الهاتف متقدمة. هل يمكن إملاء الأحرف العشرة المكتوبة تحت الرمز؟',
    QR_FORGED: () => 'لم يُقرأ الرمز كما يجب. هل يمكن فتح القسيمة في تطبيق وصل من جديد؟',
    SCAN_NOT_UNDERSTOOD: () => 'لم يُقرأ الرمز. هل يمكن إملاء الأحرف العشرة المكتوبة تحته؟',
  },
};
