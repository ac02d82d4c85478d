import ArrowLeft from 'lucide-react/icons/arrow-left';
import Heart from 'lucide-react/icons/heart';
import MapPin from 'lucide-react/icons/map-pin';
import Navigation from 'lucide-react/icons/navigation';
import Search from 'lucide-react/icons/search';
import Share2 from 'lucide-react/icons/share-2';
import SlidersHorizontal from 'lucide-react/icons/sliders-horizontal';
import TicketGlyph from 'lucide-react/icons/ticket';
import X from 'lucide-react/icons/x';
import { useState } from 'react';
import { typeAmount } from '../amount-entry.ts';
import { Button, IconButton, LinkButton } from '../button.tsx';
import { Card } from '../card.tsx';
import { Chip, ChipRow } from '../chip.tsx';
import { Checkbox, Radio } from '../choice.tsx';
import { Combobox } from '../combobox.tsx';
import { ConfirmDialog, Sheet } from '../dialog.tsx';
import { Keypad } from '../keypad.tsx';
import { Num } from '../num.tsx';
import { sectorGlyph } from '../sector-glyphs.ts';
import { Segmented } from '../segmented.tsx';
import { SelectField } from '../select-field.tsx';
import { type StarCount, StarsInput } from '../stars.tsx';
import { Tabs } from '../tabs.tsx';
import { PasswordField, TextField } from '../text-field.tsx';
import { showToast } from '../toast-store.ts';

const sectors = [
  ['health', 'الصحة'],
  ['education', 'التعليم'],
  ['travel', 'السفر'],
  ['sport', 'الرياضة'],
  ['housing', 'السكن'],
  ['services', 'الخدمات'],
] as const;

const places = ['مختبر تحاليل', 'مختبر ابن رشد للتحاليل الطبية', 'Laboratoire Hay Riad'];

export function ControlSamples({ isOpen, onToggle }: { isOpen: boolean; onToggle: () => void }) {
  const [text, setText] = useState('مختبر');
  const [sector, setSector] = useState('health');
  const [view, setView] = useState<'list' | 'map'>('list');
  const [tab, setTab] = useState<'open' | 'used'>('open');
  const [stars, setStars] = useState<StarCount | null>(4);
  const [amount, setAmount] = useState('280,5');
  const [shown, setShown] = useState<'dialog' | 'sheet' | null>(null);
  return (
    <>
      <Card className="grid content-start gap-4">
        <Combobox
          raised
          label="ابحث"
          placeholder="عرض، شريك، صنف أو مدينة"
          icon={Search}
          value={text}
          onValueChange={setText}
          options={places.filter((place) => place.includes(text))}
          keyOf={(place) => place}
          renderOption={(place) => place}
          onChoose={setText}
          end={<IconButton label="مسح" icon={X} onPress={() => setText('')} />}
        />
        <ChipRow label="القطاعات">
          <Chip icon={SlidersHorizontal} onPress={onToggle} expanded={isOpen}>
            تصفية · <Num>2</Num>
          </Chip>
          {sectors.map(([code, name]) => (
            <Chip
              key={code}
              sector={code}
              icon={sectorGlyph(code)}
              pressed={code === sector}
              onPress={() => setSector(code)}
            >
              {name}
            </Chip>
          ))}
        </ChipRow>
        <div className="flex flex-wrap gap-2">
          <Button icon={TicketGlyph} onPress={() => new Promise((resolve) => setTimeout(resolve, 1500))}>
            الحصول على القسيمة
          </Button>
          <Button kind="quiet" icon={Navigation} onPress={() => setShown('sheet')}>
            الاتجاهات
          </Button>
          <Button harm onPress={() => setShown('dialog')}>
            إلغاء القسيمة
          </Button>
          <Button kind="quiet" harm>
            رفض
          </Button>
          <Button kind="text">المزيد</Button>
          <Button compact>صغير</Button>
          <Button disabled>غير متاح</Button>
          <Button busy>جارٍ الإرسال</Button>
          <LinkButton to="/" kind="quiet" compact>
            البحث
          </LinkButton>
          <IconButton label="رجوع" icon={ArrowLeft} flip onPress={() => {}} />
          <IconButton label="مشاركة" icon={Share2} look="soft" onPress={() => {}} />
          <IconButton label="المفضلة" icon={Heart} look="raised" aria-pressed={false} onPress={() => {}} />
        </div>
        <Button
          wide
          large
          onPress={() =>
            showToast({ text: 'أُضيف العرض إلى المفضلة', action: { label: 'تراجع', run: () => {} } })
          }
        >
          إضافة إلى المفضلة
        </Button>
        <Segmented
          label="العرض"
          value={view}
          onChange={setView}
          options={[
            { value: 'list', label: 'لائحة' },
            { value: 'map', label: 'خريطة', icon: MapPin },
          ]}
        />
        <Tabs
          label="قسائمي"
          value={tab}
          onChange={setTab}
          tabs={[
            { value: 'open', label: 'السارية' },
            { value: 'used', label: 'المستعملة' },
          ]}
        >
          <p className="py-3 text-muted">محتوى التبويب</p>
        </Tabs>
        <StarsInput label="كيف كانت الخدمة؟" value={stars} onChange={setStars} />
      </Card>
      <Card className="grid content-start gap-4">
        <TextField label="الاسم الكامل" hint="كما هو في لائحة الهيئة" autoComplete="name" />
        <TextField
          label="البريد الإلكتروني"
          dir="ltr"
          type="email"
          defaultValue="fatima@example"
          error="ينقص اسم النطاق، مثل example.ma"
        />
        <PasswordField label="كلمة المرور" autoComplete="current-password" defaultValue="secret" />
        <SelectField label="الإقليم" icon={MapPin} defaultValue="rabat">
          <option value="rabat">الرباط</option>
          <option value="zagora">زاكورة</option>
        </SelectField>
        <div>
          <Checkbox defaultChecked count={14}>
            مختبرات التحاليل
          </Checkbox>
          <Checkbox count={9}>مصحات</Checkbox>
          <Radio name="sample" defaultChecked>
            الأقرب أولًا
          </Radio>
          <Radio name="sample">الأكبر تخفيضًا</Radio>
        </div>
        <p className="text-3xl font-semibold">
          <Num>{amount || '0'}</Num>
        </p>
        <Keypad label="المبلغ" onKey={(key) => setAmount(typeAmount(amount, key))} />
      </Card>
      <ConfirmDialog
        isOpen={shown === 'dialog'}
        onClose={() => setShown(null)}
        title="إلغاء القسيمة؟"
        text="تعود الاستفادة إلى رصيدكم، ويمكن طلب قسيمة أخرى."
        confirmLabel="إلغاء القسيمة"
        cancelLabel="الاحتفاظ بها"
        harm
        onConfirm={() => setShown(null)}
      />
      <Sheet
        isOpen={shown === 'sheet'}
        onClose={() => setShown(null)}
        title="تصفية"
        footer={<Button onPress={() => setShown(null)}>عرض 14 نتيجة</Button>}
      >
        <Checkbox count={11}>مفتوح الآن</Checkbox>
        <Checkbox count={12}>يشمل ذوي الحقوق</Checkbox>
      </Sheet>
    </>
  );
}
