import { type Language, languages } from '@wasl/shared/language';
import ArrowDown from 'lucide-react/icons/arrow-down';
import ArrowUp from 'lucide-react/icons/arrow-up';
import Plus from 'lucide-react/icons/plus';
import Trash2 from 'lucide-react/icons/trash-2';
import { useTranslation } from 'react-i18next';
import type { SigningSide } from '../../../gql/operations.ts';
import { Button, IconButton } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { SelectField } from '../../../ui/select-field.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { newPerson, type PersonValues } from './draft-values.ts';
import { moveBetweenGroups, withoutGaps } from './groups.ts';
import type { FieldProblems } from './problems.ts';

interface PeopleEditorProps {
  people: readonly PersonValues[];
  problems: FieldProblems;
  onChange: (next: (people: PersonValues[]) => PersonValues[]) => void;
}

const sides = ['PARTNER', 'ORGANIZATION'] as const satisfies readonly SigningSide[];

/** Who signs, in groups: parallel inside a group, one group after the other. */
export function PeopleEditor({ people, problems, onChange }: PeopleEditorProps) {
  const { t } = useTranslation('agreement-draft');
  const groups = [...new Set(people.map(({ group }) => group))].sort((a, b) => a - b);
  const last = groups.at(-1) ?? 0;
  const change = (key: string, part: Partial<PersonValues>) =>
    onChange((all) => all.map((person) => (person.key === key ? { ...person, ...part } : person)));
  return (
    <div className="grid gap-3">
      <p className="text-s text-muted">{t('people.text')}</p>
      {problems.at('signatories') && <p className="text-s text-clay-700">{problems.at('signatories')}</p>}
      {groups.map((group) => (
        <Card key={group} as="section" aria-label={t('people.group', { number: group })}>
          <header className="agreement-card-head">
            <h2>{t('people.group', { number: group })}</h2>
            <small>{group === 1 ? t('people.first') : t('people.after', { number: group - 1 })}</small>
          </header>
          <ul className="grid gap-4">
            {people.map((person, index) =>
              person.group === group ? (
                <li key={person.key} className="agreement-person">
                  <TextField
                    label={t('people.name')}
                    error={problems.at(`signatories.${index}.name`)}
                    required
                    dir="auto"
                    autoComplete="off"
                    value={person.name}
                    onChange={({ target }) => change(person.key, { name: target.value })}
                  />
                  <TextField
                    label={t('people.function')}
                    error={problems.at(`signatories.${index}.title`)}
                    required
                    dir="auto"
                    autoComplete="off"
                    value={person.title}
                    onChange={({ target }) => change(person.key, { title: target.value })}
                  />
                  <TextField
                    label={t('people.email')}
                    error={problems.at(`signatories.${index}.email`)}
                    required
                    type="email"
                    dir="ltr"
                    autoComplete="off"
                    value={person.email}
                    onChange={({ target }) => change(person.key, { email: target.value })}
                  />
                  <SelectField
                    label={t('people.side')}
                    value={person.side}
                    onChange={({ target }) => change(person.key, { side: target.value as SigningSide })}
                  >
                    {sides.map((side) => (
                      <option key={side} value={side}>
                        {t(`people.sides.${side}`)}
                      </option>
                    ))}
                  </SelectField>
                  <SelectField
                    label={t('people.language')}
                    value={person.language}
                    onChange={({ target }) => change(person.key, { language: target.value as Language })}
                  >
                    {languages.map((language) => (
                      <option key={language} value={language}>
                        {t(`people.languages.${language}`)}
                      </option>
                    ))}
                  </SelectField>
                  <span className="flex self-end">
                    <IconButton
                      label={t('people.earlier', { name: person.name })}
                      icon={ArrowUp}
                      onPress={() => onChange((all) => moveBetweenGroups(all, person.key, -1))}
                    />
                    <IconButton
                      label={t('people.later', { name: person.name })}
                      icon={ArrowDown}
                      onPress={() => onChange((all) => moveBetweenGroups(all, person.key, 1))}
                    />
                    <IconButton
                      label={t('remove', { name: person.name })}
                      icon={Trash2}
                      onPress={() =>
                        onChange((all) => withoutGaps(all.filter(({ key }) => key !== person.key)))
                      }
                    />
                  </span>
                </li>
              ) : null,
            )}
          </ul>
          <Button
            kind="text"
            compact
            icon={Plus}
            onPress={() =>
              onChange((all) =>
                withoutGaps([
                  ...all,
                  newPerson(group, all.find((person) => person.group === group)?.side ?? 'PARTNER'),
                ]),
              )
            }
          >
            {t('people.addBeside')}
          </Button>
        </Card>
      ))}
      <span>
        <Button
          kind="quiet"
          compact
          icon={Plus}
          onPress={() =>
            onChange((all) => [...all, newPerson(last + 1, last === 0 ? 'PARTNER' : 'ORGANIZATION')])
          }
        >
          {last === 0 ? t('people.add') : t('people.addGroup', { number: last + 1 })}
        </Button>
      </span>
    </div>
  );
}
