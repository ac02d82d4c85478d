import { useQuery } from '@tanstack/react-query';
import ArrowDown from 'lucide-react/icons/arrow-down';
import ArrowUp from 'lucide-react/icons/arrow-up';
import Plus from 'lucide-react/icons/plus';
import Trash2 from 'lucide-react/icons/trash-2';
import { useTranslation } from 'react-i18next';
import { AgreementServicesDocument } from '../../../gql/operations.ts';
import { operation } from '../../../lib/graphql/api.ts';
import { Button, IconButton } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { type LineValues, newLine } from './draft-values.ts';
import { LineEditor } from './line-editor.tsx';
import { moved } from './moved.ts';
import type { FieldProblems } from './problems.ts';

interface ScheduleEditorProps {
  lines: readonly LineValues[];
  categoryCode: string;
  /** With a budget each line needs a most per voucher. */
  hasBudget: boolean;
  problems: FieldProblems;
  onChange: (next: (lines: LineValues[]) => LineValues[]) => void;
}

/** The discounts, line by line. */
export function ScheduleEditor({ lines, categoryCode, hasBudget, problems, onChange }: ScheduleEditorProps) {
  const { t } = useTranslation('agreement-draft');
  const services =
    useQuery({ ...operation(AgreementServicesDocument, { code: categoryCode }), staleTime: 3_600_000 }).data
      ?.category?.services ?? [];
  return (
    <div className="grid gap-3">
      {lines.length === 0 && <p className="text-muted">{t('line.none')}</p>}
      {lines.map((line, index) => {
        const name = line.labelFr || line.labelAr || t('line.label', { number: index + 1 });
        return (
          <Card key={line.key} as="section" aria-label={name}>
            <header className="agreement-card-head">
              <h2>
                <bdi>{name}</bdi>
              </h2>
              <span className="ms-auto flex">
                <IconButton
                  label={t('moveUp', { name })}
                  icon={ArrowUp}
                  onPress={() => onChange((all) => moved(all, index, -1))}
                />
                <IconButton
                  label={t('moveDown', { name })}
                  icon={ArrowDown}
                  onPress={() => onChange((all) => moved(all, index, 1))}
                />
                <IconButton
                  label={t('remove', { name })}
                  icon={Trash2}
                  onPress={() => onChange((all) => all.filter(({ key }) => key !== line.key))}
                />
              </span>
            </header>
            <LineEditor
              line={line}
              path={`schedule.${index}`}
              services={services}
              hasBudget={hasBudget}
              problems={problems}
              onChange={(part) =>
                onChange((all) => all.map((each) => (each.key === line.key ? { ...each, ...part } : each)))
              }
            />
          </Card>
        );
      })}
      <span>
        <Button kind="quiet" compact icon={Plus} onPress={() => onChange((all) => [...all, newLine()])}>
          {t('line.add')}
        </Button>
      </span>
    </div>
  );
}
