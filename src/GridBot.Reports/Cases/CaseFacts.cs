// What became of a report since it was filed.
namespace GridBot.Reports.Cases;

/// <summary>The case behind a report. Its state stands in <see cref="Report.State"/>; every change has its <see cref="ReportEvent"/>.</summary>
public sealed record CaseFacts
{
    /// <summary>The facts of a report that was just filed.</summary>
    public static CaseFacts New { get; } = new();

    /// <summary>How often a bureau sent it back.</summary>
    public int Passes { get; init; }

    /// <summary>How often it was reopened.</summary>
    public int Reopenings { get; init; }

    /// <summary>How many people reported it, the first one included.</summary>
    public int Reporters { get; init; } = 1;

    /// <summary>Who took it up, as bureaus.yaml names them; empty while nobody has.</summary>
    public string Handler { get; init; } = "";

    /// <summary>Reference of that person; empty while nobody has.</summary>
    public string HandlerPerson { get; init; } = "";

    /// <summary>Until when it is to be settled; null when nothing is set.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>When it was settled last; null while it is not.</summary>
    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>What the bureau said when it settled it. Masked; empty while it is not settled.</summary>
    public string Result { get; init; } = "";

    /// <summary>How the reporter rated that.</summary>
    public Rating Rating { get; init; }

    /// <summary>Whether the bureau was reminded within the present deadline.</summary>
    public bool Reminded { get; init; }

    /// <summary>Whether it was told further up that the present deadline is over.</summary>
    public bool Escalated { get; init; }
}
