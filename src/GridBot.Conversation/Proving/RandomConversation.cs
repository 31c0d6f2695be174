// Plays a list of moves and tells what went wrong.
using System.Text;
using GridBot.Conversation.Dialogs;
using GridBot.Conversation.Sessions;
using GridBot.Conversation.Transcripts;
using GridBot.Conversation.Turns;
using GridBot.Reports;

namespace GridBot.Conversation.Proving;

/// <summary>A random conversation: played once, and checked after every move.</summary>
internal sealed class RandomConversation
{
    /// <summary>How often the same question may be said in a row before a way out must be offered.</summary>
    private const int MostRepetitions = 3;

    /// <summary>Every so many moves it is tried whether the conversation can still be finished.</summary>
    private const int FinishEvery = 6;

    /// <summary>Commands whose words name a way out of a question.</summary>
    private static readonly Command[] WaysOut = [Command.Menu, Command.Back, Command.Cancel, Command.Skip, Command.OtherMatter, Command.NoneOfThese, Command.Change, Command.Discard];

    private readonly PlayedPerson person;
    private readonly StringBuilder told = new();
    private readonly HashSet<string> kept = new(StringComparer.Ordinal);
    private readonly HashSet<string> met = new(StringComparer.Ordinal);
    private string question = "";
    private int repetitions;
    private int number;

    private RandomConversation(DialogSet dialogs, ConversationEngine engine, Role role, int seed) => person = new PlayedPerson(dialogs, engine, role, seed);

    /// <summary>What went wrong; null when nothing did.</summary>
    public string? Problem { get; private set; }

    /// <summary>Moves that were played, the failing one included.</summary>
    public int Played { get; private set; }

    /// <summary>The conversation as a transcript.</summary>
    public string Told => told.ToString();

    /// <summary>Kinds of questions and effects that came about.</summary>
    public IReadOnlySet<string> Met => met;

    /// <summary>Plays the moves until something goes wrong.</summary>
    public static RandomConversation Play(DialogSet dialogs, ConversationEngine engine, Role role, int seed, IReadOnlyList<UserMove> moves)
    {
        var conversation = new RandomConversation(dialogs, engine, role, seed);
        foreach (var move in moves)
        {
            conversation.Played++;
            if ((conversation.Problem = conversation.Make(move)) is not null)
            {
                return conversation;
            }
        }

        conversation.Problem = conversation.DeadEnd();
        return conversation;
    }

    private string? Make(UserMove move)
    {
        var activity = move.In(person);
        told.Append("> ").AppendLine(Shown(activity));
        try
        {
            person.Send(activity, move.After);
        }
        catch (Exception exception)
        {
            return $"{exception.GetType().Name}: {exception.Message}";
        }

        told.Append("< ").AppendLine(ReplyText.Of(person.Last.Reply).ReplaceLineEndings("\n  "));
        met.Add(person.Open.Kind.ToString());
        met.UnionWith(person.Last.Effects.Select(effect => effect.GetType().Name));
        return TurnProof.Problem(person) ?? LostAttachment() ?? Loop(activity) ?? (Played % FinishEvery == 0 ? DeadEnd() : null);
    }

    /// <summary>Every kept attachment stands in the session or a report until it is dropped.</summary>
    private string? LostAttachment()
    {
        foreach (var effect in person.Last.Effects)
        {
            switch (effect)
            {
                case Effect.KeepAttachment keep:
                    kept.Add(keep.Id);
                    break;
                case Effect.DropAttachments drop:
                    kept.ExceptWith(drop.Ids);
                    break;
                case Effect.ForgetPerson:
                    kept.Clear();
                    break;
            }
        }

        kept.ExceptWith(person.Reports.SelectMany(report => report.Attachments));
        var stored = kept.Count > 0 ? SessionJson.Write(person.Session) : "";
        return kept.Any(id => !stored.Contains($"\"{id}\"", StringComparison.Ordinal)) ? "an attachment is lost: neither the session nor a report holds it, and it was not dropped" : null;
    }

    /// <summary>The same question again and again, with nothing learnt in between, must offer a way out.</summary>
    private string? Loop(Activity activity)
    {
        if (person.Last.Reply is not { } reply || person.Open.Kind == QuestionKind.None)
        {
            repetitions = 0;
            return null;
        }

        var said = person.Session.QuestionNumber != number;
        number = person.Session.QuestionNumber;
        if (!said)
        {
            // The question stands open, and nobody said it.
            return null;
        }

        var asked = $"{person.Open}|{(person.Draft is null ? "" : SessionJson.Write(person.Session with { QuestionNumber = 0, Misses = 0, AnswerDue = null, Unsent = [], Introduced = true, Draft = person.Draft with { UpdatedAt = default } }))}";
        // Who gives a command, or tells what is not taken, is not asked again because he was not understood.
        var command = activity.Kind == ActivityKind.Text && (ReportNumber.TryParse(activity.Text, out _) || Enum.GetValues<Command>().Any(command => person.Dialogs.Commands.Is(activity.Text, command) || person.Dialogs.Commands.RestOf(activity.Text, command) is not null));
        command |= person.Last.Effects.OfType<Effect.CountRefusal>().Any();
        repetitions = asked != question ? 1 : command ? repetitions : repetitions + 1;
        question = asked;
        return !command && repetitions >= MostRepetitions && !OffersWayOut(reply) ? $"the same question was said {repetitions} times in a row, and no way out was offered" : null;
    }

    private bool OffersWayOut(Reply reply)
    {
        var text = ReplyText.Of(reply);
        return WaysOut.SelectMany(person.Dialogs.Commands.WordsOf).Any(word => word.Length > 1 && text.Contains(word, StringComparison.Ordinal));
    }

    /// <summary>From everywhere a scripted person must come to a filed report, and be able to cancel.</summary>
    private string? DeadEnd()
    {
        var finishing = person.Copy();
        if (person.Draft is not null && !SensibleAnswers.Finish(finishing))
        {
            return "a dead end: sensible answers do not lead to a filed report";
        }

        var cancelling = person.Copy();
        // Each cancel drops one draft, and those queued behind it come up one by one.
        for (var cancels = person.Session.Aside.Count + 1; cancels >= 0 && cancelling.Draft is not null; cancels--)
        {
            cancelling.Say(Command.Cancel);
        }

        return cancelling.Draft is null ? null : "a dead end: the draft cannot be cancelled";
    }

    private static string Shown(Activity activity) => activity.Kind switch
    {
        ActivityKind.Text => activity.Text.ReplaceLineEndings(" "),
        ActivityKind.Image or ActivityKind.Video => $"[{TranscriptMark.Photo}]",
        ActivityKind.Voice => $"[{TranscriptMark.Voice}]",
        ActivityKind.Location => $"[{TranscriptMark.Location} {activity.Point!.Value.Latitude:0.0000},{activity.Point.Value.Longitude:0.0000} {activity.PlaceLabel}]",
        ActivityKind.Tap => $"[{TranscriptMark.Tap} {activity.OptionId}]",
        _ => $"[{activity.Kind}]",
    };
}
