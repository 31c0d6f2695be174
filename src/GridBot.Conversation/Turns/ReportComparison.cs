// Finds what changed between a filed report and its amended form, in words for the bureau's group.
using System.Globalization;
using GridBot.Conversation.Dialogs;
using GridBot.Conversation.Flows;
using GridBot.Reports;

namespace GridBot.Conversation.Turns;

/// <summary>Compares reports.</summary>
internal sealed class ReportComparison(DialogSet dialogs, NoticeWriter notices)
{
    /// <summary>All changes, the gravest first.</summary>
    public IReadOnlyList<ReportChange> Between(Report before, Report after, ReportKind kind)
    {
        var changes = new List<ReportChange>();
        void Add(string slot, string label, string was, string becomes)
        {
            if (was != becomes)
            {
                changes.Add(new ReportChange(slot, label, was, becomes));
            }
        }

        Add(ReportChange.Urgency, dialogs.Wording.Say(Phrase.UrgencyLabel), Urgency(before), Urgency(after));
        Add(ReportChange.Bureau, dialogs.Wording.Say(Phrase.NoticeBureau), dialogs.BureauName(before.Bureau), dialogs.BureauName(after.Bureau));
        foreach (var slot in kind.Slots)
        {
            switch (slot.Type)
            {
                case SlotType.Place:
                    Add(slot.Id, slot.Label, notices.Show(before.Place), notices.Show(after.Place));
                    break;
                case SlotType.Time when before.OccurredAt != after.OccurredAt:
                    Add(slot.Id, slot.Label, dialogs.Times.ShowOnDay(before.OccurredAt), dialogs.Times.ShowOnDay(after.OccurredAt));
                    break;
                case SlotType.Photos:
                    Add(slot.Id, slot.Label, Count(before), Count(after));
                    break;
                case SlotType.Time:
                    break;
                default:
                    Add(slot.Id, slot.Label, Shown(before, slot), Shown(after, slot));
                    break;
            }
        }

        Add(ReportChange.Area, dialogs.Wording.Say(Phrase.GridLabel), AreaOf(before), AreaOf(after));
        if (before.Text != after.Text)
        {
            // What was added is told alone; words that were said anew are told as a whole.
            var added = after.Text.StartsWith(before.Text, StringComparison.Ordinal);
            changes.Add(new ReportChange(ReportChange.Words, dialogs.Wording.Say(added ? Phrase.NoticeAdded : Phrase.NoticeSaidAnew), "", added ? after.Text[before.Text.Length..].Trim() : after.Text));
        }

        return changes;
    }

    private string Urgency(Report report) => dialogs.Wording.Say(report.Urgency == GridBot.Reports.Urgency.Urgent ? Phrase.UrgencyUrgent : Phrase.UrgencyNormal);

    private string AreaOf(Report report) => dialogs.Grids?.Find(report.Grid.Length > 0 ? report.Grid : report.Community)?.FullName ?? "";

    private string Count(Report report)
        => report.Attachments.Count == 0 ? "" : dialogs.Wording.Say(Phrase.PhotoCount, ("count", report.Attachments.Count.ToString(CultureInfo.InvariantCulture)));

    private static string Shown(Report report, Slot slot) => report.Answers.FirstOrDefault(answer => answer.Slot == slot.Id)?.Shown ?? "";
}
