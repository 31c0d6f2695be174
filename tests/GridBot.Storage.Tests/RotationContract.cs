// The contract of changing keys: everybody stays known before, during and after, and only the new key opens anything at the end.
using GridBot.Reports;
using GridBot.Storage.Privacy;
using GridBot.Tests.Keys;
using Microsoft.Extensions.Time.Testing;

namespace GridBot.Storage.Tests;

public abstract class RotationContract<TDatabase> : Contract<TDatabase>
    where TDatabase : ITestDatabase, new()
{
    private const int People = 620;

    private static readonly FixedKeys Both = new(TestSeal.Key(200), TestSeal.Key(), TestSeal.Key(2, Noon));
    private static readonly ReportNumber Number = ReportNumber.Draw(Noon, new Random(1));

    private readonly FakeTimeProvider time = new(Noon);

    private FieldSeal Seal => new(Both, time, new Random(1));

    private TurnStore Serving => new(Database, Seal);

    [Fact]
    public async Task Whoever_was_known_by_the_old_key_is_the_same_person_by_the_new_one_at_any_moment()
    {
        await FillAsync();
        var during = Seal;
        Assert.Equal("person-7", await FindAsync(Serving, "user7"));
        Assert.Equal(new RotationCounts(0, 0), await new RotationStore(Database, during).RotateAsync(Token));

        time.Advance(FieldSeal.SettleTime);
        Assert.Equal("person-7", await FindAsync(Serving, "user7"));
        Assert.Equal(new RotationCounts(People + 1, 0), await new RotationStore(Database, Seal).RotateAsync(Token));
        Assert.Equal("person-7", await FindAsync(Serving, "user7"));
        Assert.Equal(new RotationCounts(0, 0), await new RotationStore(Database, Seal).RotateAsync(Token));

        Assert.Equal(["k2"], (await new RotationStore(Database, Seal).UseAsync(Token)).Keys);
        var after = new FieldSeal(new FixedKeys(TestSeal.Key(200), TestSeal.Key(2, Noon)), time, new Random(1));
        Assert.Equal("person-7", await FindAsync(new TurnStore(Database, after), "user7"));
        Assert.Equal("wecom:user7", await new TurnStore(Database, after).RunAsync((turn, token) => turn.FindTargetAsync("person-7", token), Token));
        Assert.Equal(["13800138000"], await new ContactDesk(Database, after, new AuditStore(Database, after)).ShowAsync(Number.Text, "wu", Noon, Token));
        Assert.StartsWith("sealed:", await Turns.RunAsync((turn, token) => turn.FindTargetAsync("person-7", token), Token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Messages_of_people_who_write_while_keys_are_changed_find_them()
    {
        await FillAsync();
        time.Advance(FieldSeal.SettleTime);
        var rotating = new RotationStore(Database, Seal).RotateAsync(Token);
        for (var person = 0; person < 60; person++)
        {
            Assert.Equal($"person-{person * 10}", await FindAsync(Serving, $"user{person * 10}"));
        }

        Assert.Equal(0, (await rotating).Lost);
    }

    [Fact]
    public async Task What_no_key_opens_is_counted_and_left_as_it_is()
    {
        await FillAsync();
        time.Advance(FieldSeal.SettleTime);
        var stranger = new FieldSeal(new FixedKeys(TestSeal.Key(200), TestSeal.Key(2, Noon)), time, new Random(1));

        Assert.Equal(new RotationCounts(0, People + 1), await new RotationStore(Database, stranger).RotateAsync(Token));
        Assert.Equal("wecom:user7", await Turns.RunAsync((turn, token) => turn.FindTargetAsync("person-7", token), Token));
    }

    private static Task<string> FindAsync(TurnStore store, string user) => store.RunAsync(async (turn, token) => (await turn.OpenAsync($"key-{user}", "wecom", user, $"new-{user}", Noon, token)).Person, Token);

    private Task FillAsync() => TurnAsync(async turn =>
    {
        for (var person = 0; person < People; person++)
        {
            await turn.FindOrAddPersonAsync("wecom", $"user{person}", $"person-{person}", Noon, Token);
        }

        await turn.KeepContactAsync(Number, "person-7", "13800138000", Noon, Token);
    });
}
