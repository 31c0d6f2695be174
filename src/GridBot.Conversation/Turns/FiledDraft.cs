// Takes a filed report up again as a draft, so that it can be corrected by the same words as one.
using System.Globalization;
using GridBot.Classification;
using GridBot.Conversation.Flows;
using GridBot.Conversation.Sessions;
using GridBot.Reports;

namespace GridBot.Conversation.Turns;

/// <summary>Drafts of reports that are out.</summary>
internal static class FiledDraft
{
    /// <summary>The report as a draft. What was only assumed is left open, and all that is urgent in it counts as told.</summary>
    public static Draft Of(Turn turn, Report report, ReportKind kind)
    {
        var draft = new Draft
        {
            Said = report.Text.Length > 0 ? report.Text.Split('\n') : [],
            Attachments = report.Attachments,
            Matter = report.Matter,
            Kind = report.Kind,
            Values = [.. kind.Slots.Select(slot => Value(turn, report, slot)).OfType<SlotValue>()],
            StartedAt = report.FiledAt,
            UpdatedAt = turn.Input.Now,
            Filed = report.Number.Text,
            DialogVersion = turn.Dialogs.Version,
            // The area is the report's own as long as the place is.
            Told = new ToldArea(turn.Show(report.Place), report.Grid.Length > 0 ? report.Grid : report.Community),
        };
        var text = NormalText.Of(report.Text, keepCase: true);
        return draft with
        {
            UrgencyRules = [.. turn.Dialogs.UrgencyRules.Where(rule => rule.Applies(text)).Select(rule => rule.Id)],
            UrgentSlots = [.. kind.Slots.Where(slot => FormState.IsUrgent(slot, kind, draft)).Select(slot => slot.Id)],
        };
    }

    private static SlotValue? Value(Turn turn, Report report, Slot slot)
    {
        switch (slot.Type)
        {
            case SlotType.Place:
                var shown = turn.Show(report.Place);
                return shown.Length == 0 ? null : new SlotValue(slot.Id, report.Place.Text, shown, SlotSource.Said, report.Place.Point);
            case SlotType.Time:
                return new SlotValue(slot.Id, report.OccurredAt.ToString("O", CultureInfo.InvariantCulture), turn.Dialogs.Times.Show(report.OccurredAt, turn.Input.Now), SlotSource.Said);
            default:
                return report.Answers.FirstOrDefault(answer => answer.Slot == slot.Id) is { } answer && answer.Value != slot.Assume
                    ? new SlotValue(slot.Id, answer.Value, answer.Shown, SlotSource.Said)
                    : null;
        }
    }
}
