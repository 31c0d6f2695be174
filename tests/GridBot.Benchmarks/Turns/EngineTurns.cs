// Plays reports against the engine as the service does, and measures every turn.
using GridBot.Benchmarks.Conversations;
using GridBot.Benchmarks.Messages;
using GridBot.Conversation.Sessions;
using GridBot.Conversation.Transcripts;
using GridBot.Conversation.Turns;

namespace GridBot.Benchmarks.Turns;

/// <summary>
/// Conversations of two sorts: one breath (a whole first sentence, then what is still asked, then the submission) and eight messages (the menu, a matter by its number, every question
/// answered, corrections at the summary up to the seventh message, the submission).
/// </summary>
/// <param name="turn">What is measured.</param>
/// <param name="oneBreath">Turns of one-breath reports.</param>
/// <param name="eightMessages">Turns of menu-driven reports.</param>
/// <param name="random">Draws answers.</param>
internal sealed class EngineTurns(TimedTurn turn, TurnSamples oneBreath, TurnSamples eightMessages, Random random)
{
    private const int LongReport = 8;

    /// <summary>A person who has written this often gives up; no report of the measurement needs as many.</summary>
    private const int Patience = 20;

    private static readonly DateTimeOffset Begin = new(2026, 11, 22, 6, 0, 0, TimeSpan.Zero);
    private static readonly string[] Corrections = ["地点改成太原街50号", "不对,是52号", "时间改成今天上午9点", "刚才地点说错了,是和平路14号2单元", "地点:学苑小区4号楼"];

    private readonly IReadOnlyList<FirstSentence> sentences = FirstSentence.ReadAll();

    private string? state;
    private DateTimeOffset now = Begin;

    /// <summary>Conversations that did not end with a report.</summary>
    public int Unfiled { get; private set; }

    /// <summary>Plays the conversation with a number: even ones in one breath, odd ones by the menu.</summary>
    public void Play(int number)
    {
        state = null;
        now = Begin.AddMinutes(number);
        var first = sentences[number / 2 % sentences.Count];
        var isLong = number % 2 == 1;
        var samples = isLong ? eightMessages : oneBreath;
        var result = Send(samples, Activity.Says(isLong ? "菜单" : first.Text), first.Role);
        for (var sent = 1; sent < Patience; sent++)
        {
            if (result.Effects.OfType<Effect.FileReport>().Any())
            {
                return;
            }

            result = Send(samples, Next(result, isLong ? sent : LongReport, number / 2), first.Role);
        }

        Unfiled++;
    }

    private Activity Next(TurnResult result, int sent, int number)
    {
        var asked = Asked.OfText(ReplyText.Of(result.Reply));
        switch (result.Session.Open.Kind)
        {
            case QuestionKind.Menu:
                return Activity.Says($"{(number % asked.Options.Count) + 1}");
            case QuestionKind.Summary when sent < LongReport - 1:
                return Activity.Says(Corrections[sent % Corrections.Length]);
        }

        if (Answers.OptionOf(asked) is >= 0 and var option)
        {
            return Activity.Says($"{option + 1}");
        }

        return Answers.Free(asked, random) switch
        {
            Move.Locates spot => new Activity { Kind = ActivityKind.Location, Point = new(spot.Latitude, spot.Longitude), PlaceLabel = spot.Label },
            Move.Says says => Activity.Says(says.Text),
            _ => throw new InvalidOperationException("A free answer is words or a place."),
        };
    }

    private TurnResult Send(TurnSamples samples, Activity activity, Role role)
    {
        now += TimeSpan.FromSeconds(5);
        var (result, written) = samples.Measure(() => turn.Run(state, activity, role, now));
        state = written;
        return result;
    }
}
