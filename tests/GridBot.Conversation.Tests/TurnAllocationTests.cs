// Pins what a turn allocates: bytes are exact where times are not, and what is not allocated need not be collected under load.
using GridBot.Conversation.Sessions;
using GridBot.Conversation.Transcripts;
using GridBot.Conversation.Turns;
using GridBot.Reports;

namespace GridBot.Conversation.Tests;

/// <summary>Runs alone: code is optimised in the background once no new code is met for a while, and unoptimised code allocates more.</summary>
[CollectionDefinition("alone", DisableParallelization = true)]
public sealed class AloneCollection;

[Collection("alone")]
public sealed class TurnAllocationTests(ITestOutputHelper output)
{
    /// <summary>Goal for the mean turn: restore, read every slot, advance, persist.</summary>
    private const int MostBytesOnAverage = 12 * 1024;

    /// <summary>No single turn over such sentences may need this much.</summary>
    private const int MostBytesOfOne = 40 * 1024;

    /// <summary>The service hands every turn a number, so that a report that is filed is not run twice for it.</summary>
    private static readonly ReportNumber Number = ReportNumber.Draw(DateTimeOffset.UnixEpoch, new Random(1));

    /// <summary>Passes without a new least mean after which the code counts as optimised.</summary>
    private const int QuietPasses = 4;

    private const int MostPasses = 30;

    private static readonly DateTimeOffset Now = new(2026, 11, 22, 14, 5, 0, TimeSpan.FromHours(8));

    [Fact]
    public void A_turn_allocates_less_than_twelve_kilobytes_on_average()
    {
        var sentences = FirstSentence.All.Concat(FirstSentence.HeldOut).Select(sentence => sentence.Text).ToList();
        Assert.True(sentences.Count >= 120);

        // The first use of anything allocates what is kept, and code that is not yet optimised allocates more: of several passes the least counts.
        var turns = sentences.SelectMany(Report).ToList();
        for (int pass = 1, quiet = 0; pass < MostPasses && quiet < QuietPasses; pass++)
        {
            var before = turns.Average();
            turns = [.. turns.Zip(sentences.SelectMany(Report), Math.Min)];
            quiet = turns.Average() < before * 0.995 ? 0 : quiet + 1;
        }

        output.WriteLine($"{turns.Count} turns: mean {turns.Average():0} bytes, most {turns.Max()}");
        Assert.True(turns.Average() < MostBytesOnAverage, $"a turn allocates {turns.Average():0} bytes on average");
        Assert.True(turns.Max() < MostBytesOfOne, $"a turn allocates {turns.Max()} bytes");
    }

    /// <summary>Bytes of each turn of a report: the sentence, a place where one is asked, the first option where options stand, and the submission.</summary>
    private static List<long> Report(string sentence)
    {
        var bytes = new List<long>();
        string? state = null;
        var open = Turn(sentence);
        for (var sent = 0; sent < 4 && open != QuestionKind.None; sent++)
        {
            open = Turn(open == QuestionKind.Slot ? "和平路12号3单元" : "1");
        }

        return bytes;

        QuestionKind Turn(string text)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            var input = new TurnInput { Session = SessionJson.Read(state), Activity = Activity.Says(text), Now = Now, Person = "person", Role = Role.Worker, FreeNumber = Number };
            var result = RealDialogs.Engine.Advance(input);
            while (result.Wants != TurnWants.None)
            {
                input = EmptyStore.Give(input, result, Number);
                result = RealDialogs.Engine.Advance(input);
            }

            state = SessionJson.Write(result.Session);
            bytes.Add(GC.GetAllocatedBytesForCurrentThread() - before);
            return result.Session.Open.Kind;
        }
    }
}
