// Somebody reports something: a first sentence, what is asked for, the submission; now and then help, a step back, a photo, a change of mind.
using GridBot.Benchmarks.Conversations;

namespace GridBot.Benchmarks.Generator;

/// <summary>A conversation that files a report, most of the time.</summary>
/// <param name="sentences">What is said first, and where.</param>
/// <param name="cancelPercent">How many of a hundred summaries are cancelled.</param>
/// <param name="random">This person's randomness.</param>
internal sealed class ReportScript(Sentences sentences, int cancelPercent, Random random) : Script
{
    /// <summary>Messages after which a conversation is cancelled.</summary>
    private const int Patience = 14;

    private static readonly Move Help = new Move.Says("帮助", "command");
    private static readonly Move Back = new Move.Says("返回", "command");
    private static readonly Move Cancel = new Move.Says("取消", "command");
    private static readonly Move OwnReports = new Move.Says("我的上报", "command");

    private Asked? question;
    private int messages;
    private bool opened;
    private bool over;
    private bool photographed;
    private bool helped;

    public override Move? Next(Asked? heard)
    {
        if (over)
        {
            return null;
        }

        if (!opened)
        {
            return Open();
        }

        // Help leaves the open question as it is.
        question = helped && question is not null ? question : heard;
        helped = false;
        messages++;
        if (question is null || question.IsAmended)
        {
            over = true;
            return null;
        }

        if (question.FiledNumber is { } number)
        {
            Filed = number;
            over = true;
            return Chance(10) ? OwnReports : null;
        }

        if (messages > Patience || (question.IsSummary && Chance(cancelPercent)))
        {
            GivenUpAt = messages > Patience ? question.Text : null;
            over = true;
            return Cancel;
        }

        return GoOn(question);
    }

    private Move Open()
    {
        if (!helped && Chance(5))
        {
            helped = true;
            return Help;
        }

        helped = false;
        opened = true;
        return new Move.Says(sentences.Opening(random), "first sentence");
    }

    private Move GoOn(Asked asked)
    {
        if (asked.IsSummary && !photographed && Chance(20))
        {
            photographed = true;
            return new Move.Photographs();
        }

        if (Chance(3))
        {
            helped = true;
            return Help;
        }

        return !asked.IsSummary && Chance(3) ? Back : Answer(asked);
    }

    private Move Answer(Asked asked)
    {
        var option = Answers.OptionOf(asked);
        if (option >= 0)
        {
            return asked.IsCard && Chance(50)
                ? new Move.Taps(asked.Keys[option], asked.TaskId)
                : new Move.Says(asked.IsSummary && Chance(50) ? "提交" : $"{option + 1}");
        }

        if (!Answers.IsPlaceAsked(asked))
        {
            return Answers.Free(asked, random);
        }

        return Chance(50) ? sentences.Location(random) : new Move.Says(sentences.Address(random));
    }

    private bool Chance(int percent) => random.Next(100) < percent;
}
