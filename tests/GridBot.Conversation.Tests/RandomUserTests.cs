// The fuzz mode itself: the same seed gives the same people, and what goes wrong is found and told shortly.
using GridBot.Conversation.Proving;
using GridBot.Conversation.Sessions;

namespace GridBot.Conversation.Tests;

public sealed class RandomUserTests
{
    private static readonly string[] Further = ["他是信教的,天天上访", "3号楼新搬来一家回族的", "和平路12号3单元楼道堆满纸箱,还有解放路8号井盖没了", "和平路3号楼道着火了。另外锦绣小区停水两天了"];

    [Fact]
    public void The_same_seed_gives_the_same_conversation()
    {
        var users = new RandomUsers(RealDialogs.Set, RealDialogs.Engine, Further);
        for (var seed = 0; seed < 100; seed++)
        {
            Assert.Equal(users.Tell(seed), users.Tell(seed));
        }

        Assert.NotEqual(users.Tell(1), users.Tell(3));
    }

    [Fact]
    public void Three_thousand_random_people_are_always_answered_within_the_limits_and_find_a_way_out()
    {
        var result = new RandomUsers(RealDialogs.Set, RealDialogs.Engine, Further).Run(3_000, 0, TestContext.Current.CancellationToken);
        Assert.True(result.Failures.Count == 0, string.Join("\n\n", result.Failures.Select(failure => $"{failure.Count} people as seed {failure.Seed}: {failure.Problem}\n{failure.Transcript}")));

        // Random people who never came anywhere would prove nothing.
        string[] wanted =
        [
            .. Enum.GetNames<QuestionKind>().Where(kind => !kind.StartsWith("Home", StringComparison.Ordinal)),
            "FileReport", "MoveReport", "NotifyGroup", "KeepAttachment", "DropAttachments", "CountRefusal", "ForgetPerson",
        ];
        Assert.Empty(wanted.Except(result.Met));
    }
}
