// Everything under dialogs/, read and checked: the whole domain the bot knows.
using GridBot.Classification;
using GridBot.Classification.Refusing;
using GridBot.Conversation.Flows;
using GridBot.Conversation.Grids;
using GridBot.Conversation.Turns;
using GridBot.Conversation.Understanding;
using GridBot.Reports;
using GridBot.Reports.Calendar;
using GridBot.Reports.Masking;

namespace GridBot.Conversation.Dialogs;

/// <summary>An immutable set of dialogs.</summary>
public sealed record DialogSet
{
    /// <summary>First characters of a hash over all files: changes whenever a file does.</summary>
    public required string Version { get; init; }

    /// <summary>The 24 matters in order.</summary>
    public required IReadOnlyList<Matter> Matters { get; init; }

    /// <summary>The taken matters in the order of the menu.</summary>
    public required IReadOnlyList<Matter> Menu { get; init; }

    public required IReadOnlyDictionary<string, Bureau> Bureaus { get; init; }

    /// <summary>Who acts for which bureaus, by user id without regard to case.</summary>
    public IReadOnlyDictionary<string, Cases.OfficerSeat> Seats { get; init; } = new Dictionary<string, Cases.OfficerSeat>(StringComparer.Ordinal);

    /// <summary>The rules of the life of a case.</summary>
    public required Cases.CaseTerms Cases { get; init; }

    /// <summary>The bureau whose people complete what the conversation could not.</summary>
    public required Bureau Office { get; init; }

    /// <summary>Flows of the taken matters, by number.</summary>
    public required IReadOnlyDictionary<int, Flow> Flows { get; init; }

    /// <summary>The flow of a report without matter, which the city's office places.</summary>
    public required Flow Unplaced { get; init; }

    public required Wording Wording { get; init; }

    public required Commands Commands { get; init; }

    /// <summary>The menu of the public account.</summary>
    public required IReadOnlyList<MenuEntry> AccountMenu { get; init; }

    public required IReadOnlyList<UrgencyRule> UrgencyRules { get; init; }

    public required NumeralReader Numerals { get; init; }

    public required TimeReader Times { get; init; }

    public required PlaceReader Places { get; init; }

    /// <summary>Tells whether two places are the same by their words.</summary>
    public required Cases.PlaceKeyReader PlaceKeys { get; init; }

    public required YesNoReader YesNo { get; init; }

    public required AfterFilingWords AfterFiling { get; init; }

    public required ClauseReader Clauses { get; init; }

    /// <summary>How long drafts live and when somebody is reminded of one.</summary>
    public required DraftRules Drafts { get; init; }

    /// <summary>The city's working time, in which deadlines are counted.</summary>
    public required WorkCalendar Calendar { get; init; }

    public required CorrectionReader Corrections { get; init; }

    public required Classifier Classifier { get; init; }

    public required Refusal Refusal { get; init; }

    public required Mask Mask { get; init; }

    /// <summary>The words of all options, kinds and rules of urgency, to be found in a text in one pass; without it each is looked for by itself.</summary>
    internal WordIndex Words { get; init; } = WordIndex.Empty;

    /// <summary>The city's grids; null when the dialogs have none, and nothing is asked or told about them then.</summary>
    public GridMap? Grids { get; init; }

    /// <summary>The bureau that answers for a matter at a place: the district's own where the matter is the districts' and the district is known.</summary>
    public Bureau BureauOf(Matter matter, FoundArea? area)
    {
        ArgumentNullException.ThrowIfNull(matter);
        return matter.Bureaus[0] is { IsDistrict: true } && area?.Area.At(AreaLevel.District)?.Bureau is { Length: > 0 } own ? Bureaus[own] : matter.Bureaus[0];
    }

    /// <summary>The matter with a number of the list; what stands in its place for <see cref="Report.Unplaced"/>.</summary>
    public Matter Matter(int no) => no == Report.Unplaced ? Unplaced.Matter : Matters[no - 1];

    /// <summary>The flow of a matter, or of a report without one; null when there is none.</summary>
    public Flow? FlowOf(int matter) => matter == Report.Unplaced ? Unplaced : Flows.GetValueOrDefault(matter);

    /// <summary>A kind of a matter's flow; null when there is no such flow or kind.</summary>
    public ReportKind? KindOf(int matter, string id)
    {
        if (FlowOf(matter) is { } flow)
        {
            foreach (var kind in flow.Kinds)
            {
                if (kind.Id == id)
                {
                    return kind;
                }
            }
        }

        return null;
    }

    /// <summary>A bureau's name; its id where these dialogs do not know it any more.</summary>
    public string BureauName(string id) => Bureaus.GetValueOrDefault(id)?.Name ?? id;

    /// <summary>The place a normalised text names; no name reaches into a time it tells. Null when it names none.</summary>
    public TextSpan? PlaceIn(string text, DateTimeOffset now) => Places.Find(text, Times.Spans(text, now));
}
