// Puts a report into the notice of its situation when many alike were filed before it.
using GridBot.Conversation.Cases;
using GridBot.Conversation.Dialogs;
using GridBot.Conversation.Flows;
using GridBot.Reports;

namespace GridBot.Conversation.Turns;

/// <summary>Situations: fifty reports of one power cut are fifty cases and a handful of notices.</summary>
internal sealed class SituationTurn(DialogSet dialogs, Uri publicUrl)
{
    private readonly SituationNotice notices = new(dialogs, publicUrl);

    /// <summary>The notice of the situation the report goes into; null when it gets one of its own, as every urgent one does.</summary>
    public Effect.NotifyGroup? Notice(Turn turn, Report report, ReportKind kind)
    {
        if (QueryOf(turn, report, kind) is not { } query || turn.Input.Situation is not { } found || found.Query != query || dialogs.Grids?.Find(query.Area) is not { } area)
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

    /// <summary>What must be known of reports alike before a report is told of; null when it gets a notice of its own in any case: only hazards and broken services in a known area, and nothing urgent, can be one of many.</summary>
    public SituationQuery? QueryOf(Turn turn, Report report, ReportKind kind)
        => kind.Category == KindCategory.Hazard && report.IsPlaced && report.Urgency != Urgency.Urgent && (report.Community.Length > 0 ? report.Community : report.Grid) is { Length: > 0 } area
            ? new SituationQuery(report.Matter, kind.Id, area, SameRule.WhatOf(kind, report.Answers), turn.Input.Now - dialogs.Cases.SituationWithin)
            : null;
}
