// A filed report: what happened, where, when, and which bureau must look at it.
using GridBot.Reports.Cases;

namespace GridBot.Reports;

/// <summary>A filed report. Holds no name, contact or platform id of anybody; the reporter is a reference of its own table.</summary>
public sealed record Report
{
    /// <summary>Number quoted to people; unique.</summary>
    public required ReportNumber Number { get; init; }

    /// <summary>The number in place of a matter of a report that waits for the city's office to place it.</summary>
    public const int Unplaced = 0;

    /// <summary>Matter 1–24 of the published list, or <see cref="Unplaced"/>.</summary>
    public required int Matter { get; init; }

    /// <summary>Whether it stands under a matter of the list.</summary>
    public bool IsPlaced => Matter != Unplaced;

    /// <summary>Whether its reporter may still change it.</summary>
    public bool IsFresh => CaseLife.IsFresh(State);

    /// <summary>Kind id within the matter's flow, such as "hazard".</summary>
    public required string Kind { get; init; }

    /// <summary>Id of the responsible bureau in dialogs/bureaus.yaml.</summary>
    public required string Bureau { get; init; }

    public required Urgency Urgency { get; init; }

    public required ReportState State { get; init; }

    /// <summary>What was said, masked, one message a line.</summary>
    public required string Text { get; init; }

    public required Place Place { get; init; }

    /// <summary>Id of the grid the place lies in (grids.csv); empty when it is not known.</summary>
    public string Grid { get; init; } = "";

    /// <summary>Id of the community the place lies in; empty when it is not known.</summary>
    public string Community { get; init; } = "";

    /// <summary>When it happened, as far as told.</summary>
    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary>All answered slots in the order of the flow.</summary>
    public required IReadOnlyList<Answer> Answers { get; init; }

    /// <summary>Ids of the attachments, in the order they were sent.</summary>
    public required IReadOnlyList<string> Attachments { get; init; }

    /// <summary>Reference of the person who reported; never shown, exported or sent.</summary>
    public required string Person { get; init; }

    public required DateTimeOffset FiledAt { get; init; }

    /// <summary>Counts the changes, from 1: who writes a change says which version it is a change of, and of two at once one wins.</summary>
    public int Version { get; init; } = 1;

    /// <summary>What became of it since.</summary>
    public CaseFacts Case { get; init; } = CaseFacts.New;

    /// <summary>The place's words reduced to what two tellings of one address share; empty when they name none. Masked.</summary>
    public string PlaceKey { get; init; } = "";

    /// <summary>Version of the dialogs the report was taken with, so that a placement can be replayed.</summary>
    public required string DialogVersion { get; init; }

    /// <summary>How it came to its matter.</summary>
    public Placement Placement { get; init; } = Placement.None;
}
