// Puts a report into the notice of its situation when many alike were filed before it.
using GridBot.Conversation.Cases;
using GridBot.Conversation.Dialogs;
using GridBot.Conversation.Flows;
using GridBot.Conversation.Understanding;
using GridBot.Reports;

namespace GridBot.Conversation.Turns;

/// <summary>Situations: fifty reports of one power cut are fifty cases and a handful of notices.</summary>
internal sealed class SituationTurn(DialogSet dialogs, SlotReader slots, Uri publicUrl)
{
    private readonly SituationNotice notices = new(dialogs, publicUrl);

    /// <summary>Whether all is known that <see cref="Notice"/> needs; when not, it is wanted.</summary>
    public bool IsKnown(Turn turn)
    {
        if (turn.Kind is not { } kind || turn.Draft is not { } draft || FormState.IsUrgent(kind, draft) || DraftArea.Of(turn) is not { } area)
        {
            return true;
        }

        var what = SameRule.WhatSlot(kind) is { } slot ? FormState.ValueOf(slot, kind, draft, slots, turn.Input.Now)?.Value ?? "" : "";
        return QueryOf(turn, kind, draft.Matter!.Value, area.Community, area.Grid, what) is not { } query || turn.Situation(query) is not null;
    }

    /// <summary>The notice of the situation the report goes into; null when it gets one of its own, as every urgent one does.</summary>
    public Effect.NotifyGroup? Notice(Turn turn, Report report, ReportKind kind)
    {
        if (report.Urgency == Urgency.Urgent || QueryOf(turn, kind, report.Matter, report.Community, report.Grid, SameRule.WhatOf(kind, report.Answers)) is not { } query
            || turn.Input.Situation is not { } found || found.Query != query || dialogs.Grids?.Find(query.Area) is not { } area)
        {
            return null;
        }

        List<SituationReport> alike = [.. found.Reports.Where(other => SameRule.WhatOf(kind, other.Answers) == query.What)];
        if (!SituationRule.Swallows(alike.Count, dialogs.Cases.SituationFrom))
        {
            return null;
        }

        var (markdown, line) = notices.Write(report, kind, area.FullName, alike);
        return new Effect.NotifyGroup(dialogs.Bureaus[report.Bureau].Group, markdown, Urgent: false)
        {
            Key = query.Key,
            About = query.Key,
            Line = line,
            Gathers = true,
            Due = SituationRule.DueAt([.. alike.Select(other => other.FiledAt), report.FiledAt], found.ToldAt, found.WaitsUntil, turn.Input.Now),
        };
    }

    /// <summary>Hazards and broken services in a known area only.</summary>
    private SituationQuery? QueryOf(Turn turn, ReportKind kind, int matter, string community, string grid, string what)
        => kind.Category == KindCategory.Hazard && matter != Report.Unplaced && (community.Length > 0 ? community : grid) is { Length: > 0 } area
            ? new SituationQuery(matter, kind.Id, area, what, turn.Input.Now - dialogs.Cases.SituationWithin)
            : null;
}
