import { useQueryClient } from '@tanstack/react-query';
import CalendarCheck from 'lucide-react/icons/calendar-check';
import FilePenLine from 'lucide-react/icons/file-pen-line';
import Phone from 'lucide-react/icons/phone';
import Plus from 'lucide-react/icons/plus';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { AddProspectDocument, CoverageDocument } from '../../gql/operations.ts';
import { operationKey, useOperation } from '../../lib/graphql/api.ts';
import { linkTo } from '../../lib/routing/link-to.ts';
import { useViewer } from '../../lib/viewer/use-viewer.ts';
import { isCoordinatorRole } from '../../lib/viewer/viewer.ts';
import { Button, IconButton, IconLink, LinkButton } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { showToast } from '../../ui/toast-store.ts';
import type { Suggestion } from './use-coverage.ts';

/** What can be done about a suggestion at once, from the row or from the card. */
interface SuggestionActionProps {
  suggestion: Suggestion | null;
  provinceName: string;
  look: 'row' | 'card';
}

/** Opens what is under way, takes up a listed partner nobody contacted, or begins with somebody new. A known phone can be called. */
export function SuggestionAction({ suggestion, provinceName, look }: SuggestionActionProps) {
  const { t } = useTranslation('coverage');
  const { viewer } = useViewer();
  const takeUp = useTakeUp();
  const mayChange = viewer !== null && isCoordinatorRole(viewer.role);
  const name = suggestion?.name.display ?? '';
  if (suggestion?.pipelineId) {
    const to = suggestion.isProspect
      ? linkTo.prospect(suggestion.pipelineId)
      : linkTo.agreement(suggestion.pipelineId);
    const icon = suggestion.isProspect ? CalendarCheck : FilePenLine;
    const label = t('action.open', { name });
    return look === 'row' ? (
      <IconLink to={to} icon={icon} label={label} />
    ) : (
      <LinkButton compact wide to={to} icon={icon}>
        {label}
      </LinkButton>
    );
  }
  if (!mayChange) return null;
  const { partnerId } = suggestion ?? {};
  if (partnerId) {
    const label = t('action.takeUp', { name });
    const press = () => takeUp(partnerId);
    return look === 'row' ? (
      <IconButton icon={Plus} label={label} onPress={press} />
    ) : (
      <Button compact wide icon={Plus} onPress={press}>
        {label}
      </Button>
    );
  }
  return look === 'row' ? (
    <IconLink
      to={linkTo.office('new=1')}
      icon={Plus}
      label={t('action.search', { province: provinceName })}
    />
  ) : (
    <LinkButton compact wide to={linkTo.office('new=1')} icon={Plus}>
      {t('action.searchHere')}
    </LinkButton>
  );
}

/** A phone to call, where one is known. */
export function CallLink({ suggestion }: { suggestion: Suggestion | null }) {
  const { t } = useTranslation('coverage');
  if (!suggestion?.phone) return null;
  return (
    <a className="link text-s" href={`tel:${suggestion.phone}`}>
      <Icon of={Phone} />
      {t('action.call', { phone: suggestion.phone })}
    </a>
  );
}

/** Makes a prospect of a listed partner and opens it. */
function useTakeUp(): (partnerId: string) => Promise<void> {
  const { t } = useTranslation('coverage');
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const add = useOperation(AddProspectDocument);
  return async (partnerId) => {
    try {
      const { addProspect } = await add.mutateAsync({ input: { partnerId } });
      if (addProspect.__typename !== 'ProspectChanged')
        return void showToast({ text: addProspect.message, tone: 'harm' });
      void queryClient.invalidateQueries({ queryKey: operationKey(CoverageDocument) });
      await navigate(linkTo.prospect(addProspect.prospect.id));
    } catch {
      showToast({ text: t('action.failed'), tone: 'harm' });
    }
  };
}
