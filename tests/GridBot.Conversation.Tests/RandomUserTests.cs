// The fuzz mode itself: the same seed gives the same people, and what goes wrong is found and told shortly.
using GridBot.Conversation.Proving;
using GridBot.Conversation.Sessions;

namespace GridBot.Conversation.Tests;

public sealed class RandomUserTests
{
    private static readonly string[] Refused = ["他是信教的,天天上访", "3号楼新搬来一家回族的"];

    [Fact]
    public void The_same_seed_gives_the_same_conversation()
    {
        var users = new RandomUsers(RealDialogs.Set, RealDialogs.Engine, Refused);
        for (var seed = 0; seed < 100; seed++)
        {
            Assert.Equal(users.Tell(seed), users.Tell(seed));
        }

        Assert.NotEqual(users.Tell(1), users.Tell(3));
    }

    [Fact]
    public void Random_people_come_everywhere()
    {
        // Random people who never came anywhere would prove nothing.
        var met = new RandomUsers(RealDialogs.Set, RealDialogs.Engine, Refused).Run(600, 0, TestContext.Current.CancellationToken).Met;
        // Being stuck takes three answers in a row that are not understood: OddInputTests goes there.
        Assert.Superset(Enum.GetNames<QuestionKind>().Where(kind => kind != nameof(QuestionKind.Stuck)).Concat(["FileReport", "MoveReport", "NotifyGroup", "KeepAttachment", "DropAttachments", "CountRefusal", "ForgetPerson"]).ToHashSet(StringComparer.Ordinal), (ISet<string>)met.ToHashSet(StringComparer.Ordinal));
    }
}
