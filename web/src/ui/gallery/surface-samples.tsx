import BadgeCheck from 'lucide-react/icons/badge-check';
import Ban from 'lucide-react/icons/ban';
import Clock from 'lucide-react/icons/clock';
import CloudOff from 'lucide-react/icons/cloud-off';
import Navigation from 'lucide-react/icons/navigation';
import SearchX from 'lucide-react/icons/search-x';
import TicketGlyph from 'lucide-react/icons/ticket';
import Users from 'lucide-react/icons/users';
import { Avatar } from '../avatar.tsx';
import { Badge } from '../badge.tsx';
import { Button } from '../button.tsx';
import { Card } from '../card.tsx';
import { CheckItem, Checks } from '../checks.tsx';
import { Code } from '../code.tsx';
import { Countdown } from '../countdown.tsx';
import { GainFigure } from '../gain-figure.tsx';
import { Notice, Verdict } from '../notice.tsx';
import { Num } from '../num.tsx';
import { Pips } from '../pips.tsx';
import { ProgressBar } from '../progress-bar.tsx';
import { CardSkeleton, TextSkeleton } from '../skeleton.tsx';
import { Stars } from '../stars.tsx';
import { EmptyState, ErrorState } from '../states.tsx';
import { SumRow, Sums } from '../sums.tsx';
import { Ticket, TicketPart, TicketTear } from '../ticket.tsx';
import { Tile } from '../tile.tsx';
import { TurningQr } from '../turning-qr.tsx';

export function SurfaceSamples() {
  return (
    <>
      <div className="grid content-start gap-3">
        <Card
          as="article"
          sector="health"
          className="grid grid-cols-[auto_minmax(0,1fr)_auto] items-start gap-x-3"
        >
          <Tile sector="health" icon="flask-conical" />
          <div>
            <h2>
              <mark>مختبر</mark> ابن رشد لل<mark>تحاليل</mark> الطبية
            </h2>
            <p className="text-s text-muted">تخفيض على جميع التحاليل البيولوجية · أكدال، الرباط</p>
          </div>
          <div className="text-end">
            <GainFigure>−30 %</GainFigure>
            <p className="flex items-center justify-end gap-1 text-xs text-muted">
              <Stars value={4.7} /> <Num>4,7</Num>
            </p>
          </div>
          <p className="col-start-2 col-end-4 mt-2 flex flex-wrap gap-2">
            <Badge tone="ok" icon={Clock}>
              مفتوح حتى <Num>19:00</Num>
            </Badge>
            <Badge icon={Navigation}>
              <Num>600</Num> م
            </Badge>
            <Badge icon={Users}>يشمل ذوي الحقوق</Badge>
            <Badge tone="harm" icon={Clock}>
              يفتح غدًا <Num>08:00</Num>
            </Badge>
            <Badge tone="gain">وفّرت</Badge>
            <Badge tone="action">قيد الدراسة</Badge>
          </p>
        </Card>
        <Card flush>
          <Verdict tone="yes" icon={BadgeCheck}>
            <h2>يمكنكم الاستفادة</h2>
          </Verdict>
          <div className="grid gap-4 p-4">
            <Checks>
              <CheckItem state="yes" title="الانخراط ساري">
                مؤسسة الأعمال الاجتماعية
              </CheckItem>
              <CheckItem state="yes" title="بقيت 2 من 4">
                <Pips total={4} left={2} /> هذه السنة، لأسرتكم
              </CheckItem>
              <CheckItem state="no" title="تجاوز ياسين السن المحدد">
                21 سنة حسب الاتفاقية
              </CheckItem>
              <CheckItem state="note" icon={TicketGlyph}>
                لاستعمال واحد
              </CheckItem>
            </Checks>
            <div className="flex items-center gap-3">
              <Avatar name="سلمى" tone="strong" />
              <Avatar name="Fatima Zahra" />
              <Avatar name="ياسين" tone="harm" icon={Ban} />
              <Pips total={8} left={3} />
            </div>
            <Notice tone="harm" icon={Ban}>
              <b>تجاوز ياسين 21 سنة</b>، وهو الحد في الاتفاقية. إن كان يتابع دراسته فشهادة مدرسية ترفع الحد
              إلى 26.
            </Notice>
            <Notice tone="wait" icon={CloudOff}>
              <b>دون شبكة</b>: هذه آخر نسخة اطُّلع عليها.
            </Notice>
          </div>
        </Card>
        <Card className="grid gap-3">
          <Sums>
            <SumRow label="مبلغ الفاتورة">
              <Num>450,00</Num>
            </SumRow>
            <SumRow label="التخفيض" tone="gain">
              <Num>−135,00</Num>
            </SumRow>
            <SumRow label="المبلغ المؤدى" tone="total">
              <Num>315,00 MAD</Num>
            </SumRow>
          </Sums>
          <ProgressBar share={0.7} tone="gain" />
          <p>
            يمكن التراجع خلال <Countdown until={new Date(Date.now() + 640_000).toISOString()} />
          </p>
        </Card>
        <CardSkeleton />
        <TextSkeleton />
        <Card>
          <EmptyState
            icon={SearchX}
            title="لا عرض بهذه الشروط"
            text="توجد 12 عرضًا على بعد أقل من 25 كم."
            action={<Button kind="quiet">توسيع البحث</Button>}
          />
        </Card>
        <Card>
          <ErrorState
            title="تعذر الاتصال"
            text="لا توجد شبكة الآن."
            reference="7f3a9c"
            action={<Button>إعادة المحاولة</Button>}
          />
        </Card>
      </div>
      <div className="grid content-start justify-items-center rounded-large bg-stage p-4 [--behind:var(--stage)]">
        <Ticket sector="health" className="w-full max-w-[400px]">
          <TicketPart>
            <div className="flex items-center gap-3">
              <Tile sector="health" icon="flask-conical" />
              <div>
                <h2>مختبر ابن رشد للتحاليل الطبية</h2>
                <p className="text-s text-muted">فرع أكدال، الرباط</p>
              </div>
            </div>
            <div className="mt-3 flex items-center gap-4">
              <GainFigure size="hero">−30 %</GainFigure>
              <p>تخفيض على جميع التحاليل البيولوجية</p>
            </div>
          </TicketPart>
          <TicketTear />
          <TicketPart className="grid justify-items-center gap-6">
            <TurningQr
              text="WASL1.7KQ4M2XH9T.59851412.Q8Z3RT6B"
              label="رمز القسيمة"
              secondsLeft={18}
              periodSeconds={30}
            >
              يتجدد بعد <Num>18</Num> ثانية
            </TurningQr>
            <Code value="7KQ4M2XH9T" groups={[4, 4, 2]} className="text-[26px]" />
          </TicketPart>
        </Ticket>
      </div>
    </>
  );
}
