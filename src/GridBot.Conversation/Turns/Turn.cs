// A turn while it runs: the session as it changes, what will be said first, and the effects so far.
using GridBot.Classification;
using GridBot.Conversation.Cases;
using GridBot.Conversation.Dialogs;
using GridBot.Conversation.Flows;
using GridBot.Conversation.Grids;
using GridBot.Conversation.Sessions;
using GridBot.Conversation.Understanding;
using GridBot.Reports;

namespace GridBot.Conversation.Turns;

/// <summary>The working state of one turn; made by the engine and dropped after it.</summary>
internal sealed partial class Turn
{
    /// <summary>What is said to who sent no words yet.</summary>
    private static readonly Phrase[] WantsWords = [Phrase.AttachmentNeedsWords, Phrase.VoiceNeedsWords, Phrase.LocationNeedsWords];

    private readonly List<string> leads = [];
    private readonly List<Effect> effects = [];
    private MetWords? met, metBefore;
    private (string Text, IReadOnlyList<RankedMatter> Ranked)? ranked;

    public Turn(DialogSet dialogs, TurnInput input)
    {
        Dialogs = dialogs;
        Input = input;
        Session = input.Session;
        Home = input.HomeGrid.Length > 0 ? dialogs.Grids?.Find(input.HomeGrid) : null;
        Said = dialogs.Mask.Apply(input.Activity.Text.Trim());
        Text = NormalText.Of(Said, keepCase: true);
        AnswerWaits = input.Now < Session.AnswerDue;
        if (AnswerWaits)
        {
            // The calm answer of a moment ago has not gone out: this one replaces it and says its opening lines, too; but not "say a word about the photo" to who just did.
            leads.AddRange(Session.Unsent.Where(lead => Text.Length == 0 || !WantsWords.Any(phrase => dialogs.Wording.Say(phrase) == lead)));
        }
    }

    /// <summary>Whether the answer to a message of a moment ago has not gone out yet: nobody has read what it asks.</summary>
    public bool AnswerWaits { get; }

    public DialogSet Dialogs { get; }

    public TurnInput Input { get; private set; }

    public Session Session { get; set; }

    /// <summary>The person's home area; null when there is none, or the grids no longer hold it.</summary>
    public Area? Home { get; set; }

    /// <summary>The area last looked up, and what it was looked up for.</summary>
    public ((SlotValue? Place, Area? Home, Area? Told) Asked, FoundArea? Found)? Area { get; set; }

    /// <summary>The message, masked.</summary>
    public string Said { get; private set; }

    /// <summary>The message, masked and in normal form.</summary>
    public string Text { get; private set; }

    public IReadOnlyList<string> Leads => leads;

    public IReadOnlyList<Effect> Effects => effects;

    public bool AfterBurst { get; set; }

    /// <summary>What the turn lacks; ends the turn.</summary>
    public TurnWants Wants { get; set; }

    /// <summary>True when the open question was not understood so often that another way must be offered.</summary>
    public bool IsStuck { get; set; }

    /// <summary>True when only the leads are said and no question follows.</summary>
    public bool SaysOnlyLeads { get; set; }

    /// <summary>True when the question that stood open is gone with its dialogs.</summary>
    public bool AsksAnew { get; set; }

    public string? CardCaption { get; set; }

    public Draft? Draft => Session.Draft;

    public Flow? Flow => Draft?.Matter is { } matter ? Dialogs.FlowOf(matter) : null;

    public ReportKind? Kind => Draft is { Matter: { } matter, Kind: { } kind } ? Dialogs.KindOf(matter, kind) : null;

    public string Say(Phrase phrase, params ReadOnlySpan<(string Name, string Value)> values) => Dialogs.Wording.Say(phrase, values);

    /// <summary>Says a line before the question, once.</summary>
    public void Lead(string line)
    {
        if (!leads.Contains(line, StringComparer.Ordinal))
        {
            leads.Add(line);
        }
    }

    public void Lead(Phrase phrase, params ReadOnlySpan<(string Name, string Value)> values) => Lead(Say(phrase, values));

    /// <summary>Says a line before everything else.</summary>
    public void LeadFirst(string line)
    {
        leads.Remove(line);
        leads.Insert(0, line);
    }

    /// <summary>Says a line no more; whether it was going to be said.</summary>
    public bool TakeBack(string line) => leads.Remove(line);

    /// <summary>Says something and asks nothing.</summary>
    public void SayOnly(Phrase phrase, params ReadOnlySpan<(string Name, string Value)> values)
    {
        Lead(phrase, values);
        SaysOnlyLeads = true;
    }

    /// <summary>Reads only a part of the message from here on: what stands behind a number or an opening.</summary>
    public void ReadOnly(string part) => (Said, Text) = (part, part);

    /// <summary>Whether the message was of no use: refused, or not understood.</summary>
    public bool IsJunk { get; set; }

    /// <summary>Whether the draft was compared with open cases in this turn.</summary>
    public bool IsCompared { get; set; }

    /// <summary>A report filed in this turn that its bureau was not told of yet.</summary>
    public (Report Report, ReportKind Kind)? Untold { get; set; }

    /// <summary>Goes on with what was wanted.</summary>
    public void GoOn(TurnInput input) => (Input, Wants) = (input, TurnWants.None);

    public void Do(Effect effect) => effects.Add(effect);

    public void Open(QuestionKind kind, string slot = "")
    {
        if (Session.Open.Kind != kind || Session.Open.Slot != slot)
        {
            Session = Session with { Open = new OpenQuestion(kind, slot), Misses = 0 };
        }
    }

    public void SetDraft(Draft? draft)
    {
        var dated = draft is null || draft.UpdatedAt == Input.Now ? draft : draft with { UpdatedAt = Input.Now };
        if (!ReferenceEquals(dated, Session.Draft))
        {
            Session = Session with { Draft = dated };
        }
    }

    /// <summary>The draft, begun now when there is none.</summary>
    public Draft NeedDraft()
    {
        if (Session.Draft is null)
        {
            if (AreaTurn.Asks(Session.Open.Kind))
            {
                // A new report is no answer to a question asked by the way.
                Session = Session with { Open = OpenQuestion.None };
            }

            SetDraft(new Draft { StartedAt = Input.Now, DialogVersion = Dialogs.Version });
        }

        return Session.Draft!;
    }

    /// <summary>All that was said for a draft, in normal form.</summary>
    public string StoryOf(Draft draft) => Normal(string.Join('\n', draft.Said));

    /// <summary>The normal form of something said at this turn or before.</summary>
    public string Normal(string said) => said == Said ? Text : NormalText.Of(said, keepCase: true);

    /// <summary>Looks the words of the dialogs up in a text; the same two are asked about more than once in a turn: the message, and a part of it or the whole story.</summary>
    public MetWords Met(string text)
    {
        var found = met?.Text == text ? met : metBefore?.Text == text ? metBefore : Dialogs.Words.Scan(text);
        (met, metBefore) = (found, ReferenceEquals(found, met) ? metBefore : met);
        return found;
    }

    /// <summary>The ranking of a text; the last one is kept, since a turn asks for the same from several sides.</summary>
    public IReadOnlyList<RankedMatter> Rank(string text)
    {
        (string Text, IReadOnlyList<RankedMatter> Ranked) known = ranked is { } last && last.Text == text ? last : (text, Dialogs.Classifier.Rank(text));
        ranked = known;
        return known.Ranked;
    }

    /// <summary>Drops the draft and its attachments; those of a report that is out are the report's.</summary>
    public void DropDraft()
    {
        DropAttachments(Session.Draft is { } draft ? [draft] : []);
        Session = Session with { Draft = null, Open = OpenQuestion.None, Misses = 0 };
    }

    /// <summary>Forgets the attachments of drafts that are gone; those of a report that is out are the report's.</summary>
    public void DropAttachments(IEnumerable<Draft> gone)
    {
        List<string> ids = [.. gone.Where(draft => draft.Filed is null).SelectMany(draft => draft.Attachments)];
        if (ids.Count > 0)
        {
            Do(new Effect.DropAttachments(ids));
        }
    }

    /// <summary>The matters this person may report, in the order of the menu.</summary>
    public IEnumerable<Matter> OpenMatters => Dialogs.Menu.Where(MayReport);

    /// <summary>Whether this person may report a taken matter.</summary>
    public bool MayReport(Matter matter) => Input.Role == Role.Worker || matter.ForResidents;

    /// <summary>What a matter is called to this person.</summary>
    public string NameOf(Matter matter) => Input.Role == Role.Worker ? matter.Name : matter.Plain;

    public string Joined(IEnumerable<string> parts) => string.Join(Say(Phrase.ListSeparator), parts);

    public string Show(Place place) => place.Text.Length > 0 ? place.Text : place.Point is { } point ? PointText(point) : "";

    public string PointText(GeoPoint point)
        => Say(Phrase.MapPoint, ("latitude", point.Latitude.ToString("0.0000", System.Globalization.CultureInfo.InvariantCulture)), ("longitude", point.Longitude.ToString("0.0000", System.Globalization.CultureInfo.InvariantCulture)));
}
