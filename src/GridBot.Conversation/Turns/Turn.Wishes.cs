// What a turn wishes to know of the store: it is run again, or goes on, with it.
using GridBot.Conversation.Cases;
using GridBot.Reports;

namespace GridBot.Conversation.Turns;

/// <content>The wishes. Each gives what is wanted when it is here, else null, and the turn ends with the wish.</content>
internal sealed partial class Turn
{
    private ReportNumber? about;

    /// <summary>The report the turn's wish is about.</summary>
    public ReportNumber? About => about;

    /// <summary>The person's reports; null, and wanted, when they are not here yet.</summary>
    public IReadOnlyList<Report>? OwnReports()
    {
        if (Input.OwnReports is null)
        {
            Wants = TurnWants.OwnReports;
        }

        return Input.OwnReports;
    }

    /// <summary>What else is held of the person; null, and wanted, when it is not here yet.</summary>
    public HeldFacts? Held()
    {
        if (Input.Held is null)
        {
            Wants = TurnWants.Held;
        }

        return Input.Held;
    }

    /// <summary>The open cases the turn wishes to compare with.</summary>
    public AlikeQuery? WishedAlike { get; private set; }

    /// <summary>The situation the turn wishes to count.</summary>
    public SituationQuery? WishedSituation { get; private set; }

    /// <summary>Open cases to compare with; null, and wanted, when they are not here yet.</summary>
    public FoundAlike? Alike(AlikeQuery query)
    {
        if (Input.Alike is { } found && found.Query == query)
        {
            return found;
        }

        (Wants, WishedAlike) = (TurnWants.Alike, query);
        return null;
    }

    /// <summary>The reports of a situation; null, and wanted, when they are not here yet.</summary>
    public FoundSituation? Situation(SituationQuery query)
    {
        if (Input.Situation is { } found && found.Query == query)
        {
            return found;
        }

        (Wants, WishedSituation) = (TurnWants.Situation, query);
        return null;
    }

    /// <summary>What waits to be sent about a report; null, and wanted, when it is not here yet.</summary>
    public WaitingNotices? Waiting(ReportNumber number)
    {
        if (Input.Waiting is { } waiting && waiting.Number == number)
        {
            return waiting;
        }

        (Wants, about) = (TurnWants.Waiting, number);
        return null;
    }

    /// <summary>A case with its events; null, and wanted, when it is not here yet.</summary>
    public FoundCase? Case(ReportNumber number)
    {
        if (Input.Case is { } found && found.Number == number)
        {
            return found;
        }

        (Wants, about) = (TurnWants.Case, number);
        return null;
    }

    /// <summary>The open cases of the officer's bureaus; null, and wanted, when they are not here yet.</summary>
    public IReadOnlyList<Report>? Todo()
    {
        if (Input.Todo is null)
        {
            Wants = TurnWants.Todo;
        }

        return Input.Todo;
    }
}
