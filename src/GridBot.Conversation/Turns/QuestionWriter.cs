// Words the open question: its text, summary lines and numbered options.
using System.Globalization;
using GridBot.Conversation.Flows;
using GridBot.Conversation.Sessions;
using GridBot.Conversation.Understanding;
using GridBot.Reports;

namespace GridBot.Conversation.Turns;

/// <summary>Writes the reply of a turn from its leads and the open question.</summary>
internal sealed class QuestionWriter(SlotReader slots, MidDraftQuestion midDraft)
{
    public const string SubmitOption = "submit";
    public const string ChangeOption = "change";
    public const string OtherMatterOption = "other";
    public const string NoneOption = "none";
    public const string ResumeOption = "resume";
    public const string DiscardOption = "discard";
    public const string SkipOption = "skip";
    public const string ForgetOption = "forget";
    public const string KeepOption = "keep";
    public const string WithdrawOption = "withdraw";
    public const string MenuOption = "menu";

    /// <summary>Changes the matter beside the options of a slot; no id of an option in the dialogs may hold a slash.</summary>
    public const string ChangeMatterOption = "matter/change";

    private const string MatterPrefix = "m";

    /// <summary>Longest part of what was said that stands for a title, in characters.</summary>
    private const int MaximumTitle = 40;

    /// <summary>Most lines of a question's text.</summary>
    private const int MostLines = 2;

    /// <summary>Longest value in a summary, in characters; the report holds the whole.</summary>
    private const int MaximumFact = 60;

    /// <summary>Most facts of a summary: more do not fit a card or a phone screen.</summary>
    private const int MaximumFacts = 6;

    /// <summary>The id a card of the open question carries.</summary>
    public static string IdOf(Session session) => session.QuestionNumber.ToString(CultureInfo.InvariantCulture);

    public static int MatterOf(string option) => int.Parse(option.AsSpan(MatterPrefix.Length), CultureInfo.InvariantCulture);

    /// <summary>The reply: leads, then the open question unless only the leads are said.</summary>
    public Reply Write(Turn turn)
    {
        var lines = new List<string>(turn.Leads.Count + MostLines);
        lines.AddRange(turn.Leads);
        IReadOnlyList<Fact> facts = [];
        IReadOnlyList<Choice> options = [];
        var foot = "";
        if (!turn.SaysOnlyLeads && turn.Session.Open.Kind != QuestionKind.None)
        {
            AddText(turn, lines);
            facts = Facts(turn);
            options = OptionsOf(turn);
            foot = Foot(turn, options);
            // A session that begins anew goes on counting from the time, so that no card of an earlier one can match.
            turn.Session = turn.Session with { QuestionNumber = turn.Session.QuestionNumber == 0 ? FirstNumber(turn.Input.Now) : turn.Session.QuestionNumber + 1 };
        }
        else if (lines.Count == 0)
        {
            lines.Add(turn.Say(Phrase.TellMe));
        }

        return new Reply(string.Join('\n', lines), facts, options, foot, options.Count > 0 ? IdOf(turn.Session) : "", turn.AfterBurst);
    }

    /// <summary>The options of the open question; the same before and after the session was stored.</summary>
    public IReadOnlyList<Choice> OptionsOf(Turn turn)
    {
        var open = turn.Session.Open;
        return open.Kind switch
        {
            QuestionKind.Matter =>
            [
                .. turn.Draft!.Candidates.Where(matter => matter != turn.Draft.Matter).Select(no => turn.Dialogs.Matter(no))
                    .Select(matter => new Choice(MatterPrefix + matter.No, turn.Say(Phrase.MatterOption, ("matter", turn.NameOf(matter)), ("bureau", matter.Bureaus[0].Name), ("hint", matter.Hint)))),
                new Choice(NoneOption, turn.Say(Phrase.NoneOfThese)),
            ],
            QuestionKind.Menu => [.. turn.OpenMatters.Select(matter => new Choice(MatterPrefix + matter.No, turn.NameOf(matter), matter.MenuGroup)), Assign(turn) with { Group = turn.Say(Phrase.AssignHeading) }],
            QuestionKind.Clarify => [new Choice(MenuOption, turn.Say(Phrase.ShowMenu)), Assign(turn)],
            QuestionKind.Kind => [.. turn.Flow!.Kinds.Select(kind => new Choice(kind.Id, kind.Label))],
            QuestionKind.Summary =>
            [
                new Choice(SubmitOption, turn.Say(Phrase.Submit)),
                new Choice(ChangeOption, turn.Say(Phrase.Change)),
                new Choice(OtherMatterOption, turn.Say(Phrase.OtherMatter)),
            ],
            QuestionKind.WhichChange => [.. Changeable(turn).Select(slot => new Choice(slot.Id, slot.Label))],
            QuestionKind.Same => SameCaseTurn.Options(turn),
            QuestionKind.Recall => [new Choice(WithdrawOption, turn.Say(Phrase.WithdrawConfirm)), new Choice(KeepOption, turn.Say(Phrase.WithdrawKeep))],
            QuestionKind.Forget => [new Choice(ForgetOption, turn.Say(Phrase.ForgetConfirm)), new Choice(KeepOption, turn.Say(Phrase.ForgetKeep))],
            QuestionKind.Community or QuestionKind.Home or QuestionKind.HomeGrid => AreaTurn.Options(turn),
            QuestionKind.Slot or QuestionKind.ChangeSlot => PlacementNotice.WithChange(turn, SlotOptions(turn, turn.Kind?.Find(open.Slot), open.Kind)),
            _ => midDraft.Options(turn) ?? [],
        };
    }

    /// <summary>The way on where no matter fits: the city's office places the report.</summary>
    private static Choice Assign(Turn turn) => new(MatterPrefix + Report.Unplaced.ToString(CultureInfo.InvariantCulture), turn.Say(Phrase.Assign, ("bureau", turn.Dialogs.Office.Name)));

    private static int FirstNumber(DateTimeOffset now) => (int)(now.ToUnixTimeSeconds() % int.MaxValue);

    private void AddText(Turn turn, List<string> lines)
    {
        switch (turn.Session.Open.Kind)
        {
            case QuestionKind.Matter:
                lines.Add(turn.Say(Phrase.WhichMatter));
                break;
            case QuestionKind.Menu:
                if (!turn.Leads.Contains(turn.Say(Phrase.MenuUnplaced)))
                {
                    lines.Add(turn.Say(Phrase.MenuTitle));
                }

                break;
            case QuestionKind.Clarify:
                lines.Add(turn.Say(Phrase.Clarify));
                break;
            case QuestionKind.Kind:
                lines.Add(turn.Say(Phrase.WhichKind, ("matter", turn.NameOf(turn.Flow!.Matter))));
                break;
            case QuestionKind.Summary:
                lines.Add(Title(turn));
                var bureau = DraftArea.BureauOf(turn).Name;
                if (turn.Kind!.Category != KindCategory.Activity)
                {
                    lines.Add(turn.Draft!.Matter == Report.Unplaced ? turn.Say(Phrase.SummaryAssign, ("bureau", bureau))
                        : turn.Draft.Reasons.Count > 0 ? turn.Say(Phrase.SummaryReason, ("bureau", bureau), ("reasons", turn.Joined(turn.Draft.Reasons)))
                        : turn.Say(Phrase.SummaryBureau, ("bureau", bureau)));
                }

                break;
            case QuestionKind.WhichChange:
                lines.Add(turn.Say(Phrase.WhichChange));
                break;
            case QuestionKind.Same:
                lines.Add(SameCaseTurn.Text(turn));
                break;
            case QuestionKind.Recall:
                lines.Add(turn.Say(Phrase.WithdrawQuestion, ("number", turn.Session.Open.Slot)));
                break;
            case QuestionKind.Community or QuestionKind.Home or QuestionKind.HomeGrid:
                lines.Add(AreaTurn.Text(turn));
                break;
            case QuestionKind.Forget:
                lines.Add(turn.Say(Phrase.ForgetQuestion));
                break;
            default:
                lines.Add(midDraft.Text(turn) ?? Ask(turn, turn.Kind!.Find(turn.Session.Open.Slot)!));
                break;
        }
    }

    private static string Ask(Turn turn, Slot slot) => AsksName(turn, slot) ? turn.Say(Phrase.AskPlaceName, ("place", turn.Draft!.Find(slot.Id)!.Shown)) : slot.Ask ?? turn.Say(
        slot.Type switch { SlotType.Place => Phrase.AskPlace, SlotType.Time => Phrase.AskTime, SlotType.Photos => Phrase.AskPhotos, _ => Phrase.AskOther },
        ("label", slot.Label));

    /// <summary>Whether building and entrance are known and only the name of the place is asked.</summary>
    private static bool AsksName(Turn turn, Slot slot)
        => slot.Type == SlotType.Place && turn.Session.Open.Kind == QuestionKind.Slot && turn.Draft?.Find(slot.Id) is { Value: var known } && turn.Dialogs.Places.LacksName(known);

    /// <summary>What the draft is about, in one line.</summary>
    public string Title(Turn turn)
    {
        var kind = turn.Kind!;
        var flow = turn.Flow!;
        var name = turn.NameOf(flow.Matter);
        var what = TitleSlot(turn) is { } slot && FormState.ValueOf(slot, kind, turn.Draft!, slots, turn.Input.Now) is { } value ? value.Shown : "";
        return turn.Say(
            Phrase.SummaryTitle,
            ("matter", kind == flow.Kinds[0] ? name : $"{name}·{kind.Label}"),
            ("kind", kind.Label),
            ("what", what.Length > 0 ? what : Shortened(turn.Draft!.Said.Count > 0 ? turn.Draft.Said[0] : "")));
    }

    /// <summary>The slot that says what it is: the first choice of the kind.</summary>
    private static Slot? TitleSlot(Turn turn)
    {
        foreach (var slot in turn.Kind!.Slots)
        {
            if (slot.Type is SlotType.Choice or SlotType.Choices)
            {
                return slot;
            }
        }

        return null;
    }

    private List<Fact> Facts(Turn turn)
    {
        if (turn.Session.Open.Kind != QuestionKind.Summary)
        {
            return [];
        }

        var kind = turn.Kind!;
        var draft = turn.Draft!;
        var title = TitleSlot(turn);
        var facts = new List<Fact>(MaximumFacts);
        foreach (var slot in kind.Slots)
        {
            if (!ReferenceEquals(slot, title) && FormState.ValueOf(slot, kind, draft, slots, turn.Input.Now) is { } value)
            {
                facts.Add(new Fact(slot.Label, Shortened(value.Shown, MaximumFact)));
            }
        }

        if (draft.Attachments.Count > 0)
        {
            facts.Add(new Fact(kind.Slots.First(slot => slot.Type == SlotType.Photos).Label, turn.Say(Phrase.PhotoCount, ("count", draft.Attachments.Count.ToString(CultureInfo.InvariantCulture)))));
        }

        // Urgency and grid are always shown; what does not fit beside them is not.
        var urgency = kind.Category == KindCategory.Activity ? null
            : new Fact(turn.Say(Phrase.UrgencyLabel), turn.Say(FormState.IsUrgent(kind, draft) ? Phrase.UrgencyUrgent : Phrase.UrgencyNormal));
        var grid = DraftArea.Fact(turn);
        var room = MaximumFacts - (urgency is null ? 0 : 1) - (grid is null ? 0 : 1);
        facts.RemoveRange(Math.Min(room, facts.Count), Math.Max(0, facts.Count - room));
        facts.AddRange(new[] { urgency, grid }.OfType<Fact>());
        return facts;
    }

    private static string Foot(Turn turn, IReadOnlyList<Choice> options)
    {
        var open = turn.Session.Open;
        return open.Kind switch
        {
            QuestionKind.Summary when turn.Draft!.Attachments.Count == 0 => turn.Say(turn.Kind!.Category == KindCategory.Activity ? Phrase.SummaryRecordFoot : Phrase.SummaryFoot),
            QuestionKind.Slot or QuestionKind.Kind or QuestionKind.Community => string.Join('\n', Feet(turn, options)),
            _ => "",
        };
    }

    /// <summary>What is added to the question of a slot or kind: that it may be left out, and how to change the matter where no option does.</summary>
    private static IEnumerable<string> Feet(Turn turn, IReadOnlyList<Choice> options)
    {
        if (turn.Session.Open.Kind == QuestionKind.Slot && turn.Kind?.Find(turn.Session.Open.Slot) is { Optional: true })
        {
            yield return turn.Say(Phrase.OptionalFoot);
        }

        if (PlacementNotice.StandsHere(turn) && options.All(option => option.Id != ChangeMatterOption))
        {
            yield return turn.Say(Phrase.PlacedFoot);
        }
    }

    private static List<Choice> SlotOptions(Turn turn, Slot? slot, QuestionKind open)
    {
        List<Choice> options = slot?.Type switch
        {
            SlotType.Choice or SlotType.Choices => [.. slot.Options.Select(option => new Choice(option.Id, option.Label))],
            SlotType.YesNo => [new Choice(SlotReader.Yes, turn.Say(Phrase.Yes)), new Choice(SlotReader.No, turn.Say(Phrase.No))],
            _ => [],
        };
        if (options.Count > 0 && slot!.Optional && open == QuestionKind.Slot)
        {
            options.Add(new Choice(SkipOption, turn.Say(Phrase.Skip)));
        }

        return options;
    }

    private static IEnumerable<Slot> Changeable(Turn turn)
        => turn.Kind!.Slots.Where(slot => slot.Type != SlotType.Photos && FormState.IsRelevant(slot, turn.Kind, turn.Draft!));

    /// <summary>A draft in one line.</summary>
    public static string Outline(Turn turn, Draft draft)
    {
        if (draft is { Said.Count: 0, Matter: null })
        {
            return turn.Say(Phrase.PhotosOnly, ("count", draft.Attachments.Count.ToString(CultureInfo.InvariantCulture)));
        }

        var matter = draft.Matter is { } no ? turn.NameOf(turn.Dialogs.Matter(no)) : turn.Say(Phrase.DraftUnplaced);
        var place = draft.Find(DraftTurn.PlaceSlot)?.Shown;
        return turn.Joined(new[] { matter, place ?? "", Shortened(draft.Said.Count > 0 ? draft.Said[0] : "") }.Where(part => part.Length > 0));
    }

    /// <summary>The beginning of a text, on one line.</summary>
    public static string Shortened(string text, int most = MaximumTitle)
    {
        var line = text.AsSpan().ContainsAny("\r\n\f\u0085\u2028\u2029") ? text.ReplaceLineEndings(" ") : text;
        if (line.Length <= most)
        {
            return line;
        }

        return (char.IsHighSurrogate(line[most - 1]) ? line[..(most - 1)] : line[..most]) + "…";
    }
}
