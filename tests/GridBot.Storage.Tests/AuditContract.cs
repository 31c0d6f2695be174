// The contract of the audit trail: it is only added to, and what was changed all the same is found.
using Dapper;
using GridBot.Storage.Privacy;
using GridBot.Tests.Keys;

namespace GridBot.Storage.Tests;

public abstract class AuditContract<TDatabase> : Contract<TDatabase>
    where TDatabase : ITestDatabase, new()
{
    private AuditStore Audit => new(Database, TestSeal.Create());

    [Fact]
    public async Task Rows_follow_each_other_and_verify()
    {
        await FillAsync(7);
        var verdict = await Audit.VerifyAsync("", Token);

        Assert.Equal((7, AuditFault.None), (verdict.Rows, verdict.Fault));
        Assert.Equal([7, 6, 5], (await Audit.NewestAsync(3, Token)).Select(row => row.Sequence));
        Assert.Equal(AuditFault.None, (await new AuditStore(Database, TestSeal.Create()).VerifyAsync(verdict.Receipt, Token)).Fault);
    }

    [Fact]
    public async Task The_programs_user_can_neither_change_nor_delete_a_row()
    {
        await FillAsync(2);

        Assert.True(await Audit.IsGuardedAsync(Token));
        await Assert.ThrowsAnyAsync<Exception>(() => ExecuteAsync("UPDATE audit SET actor = 'somebody else' WHERE seq = 1"));
        await Assert.ThrowsAnyAsync<Exception>(() => ExecuteAsync("DELETE FROM audit"));
        Assert.Equal((2, AuditFault.None), await Audit.VerifyAsync("", Token) is var verdict ? (verdict.Rows, verdict.Fault) : default);
    }

    [Theory]
    [InlineData("UPDATE audit SET actor = 'nobody' WHERE seq = 2", AuditFault.Changed, 2)]
    [InlineData("UPDATE audit SET happened_at = happened_at + 1 WHERE seq = 3", AuditFault.Changed, 3)]
    [InlineData("UPDATE audit SET detail = CASE WHEN seq = 1 THEN '' ELSE detail END", AuditFault.Changed, 1)]
    [InlineData("DELETE FROM audit WHERE seq = 2", AuditFault.Gap, 2)]
    [InlineData("DELETE FROM audit WHERE seq = 1", AuditFault.Gap, 1)]
    [InlineData("UPDATE audit SET mark = (SELECT m FROM (SELECT mark AS m FROM audit WHERE seq = 1) x) WHERE seq = 2", AuditFault.Changed, 2)]
    public async Task Whoever_takes_the_guards_away_and_changes_something_is_found(string change, AuditFault fault, long at)
    {
        await FillAsync(5);
        await UnguardAsync();
        await ExecuteAsync(change);

        Assert.False(await Audit.IsGuardedAsync(Token));
        Assert.Equal((fault, at), await Audit.VerifyAsync("", Token) is var verdict ? (verdict.Fault, verdict.At) : default);
    }

    [Fact]
    public async Task An_end_that_was_cut_off_is_found_by_a_receipt()
    {
        await FillAsync(5);
        var receipt = (await Audit.NewestAsync(1, Token))[0].Receipt;
        await UnguardAsync();
        await ExecuteAsync("DELETE FROM audit WHERE seq = 5");

        Assert.Equal(AuditFault.None, (await Audit.VerifyAsync("", Token)).Fault);
        Assert.Equal(AuditFault.ReceiptMissing, (await Audit.VerifyAsync(receipt, Token)).Fault);
    }

    [Fact]
    public async Task Another_key_makes_no_row_that_verifies()
    {
        await FillAsync(1);
        var forger = new AuditStore(Database, new FieldSeal(new FixedKeys(TestSeal.Key(3), TestSeal.Key(3)), TimeProvider.System, new Random(1)));
        await forger.AddAsync(new AuditEntry("wu", AuditAction.ContactShown), Noon, Token);

        Assert.Equal((AuditFault.Changed, 2L), await Audit.VerifyAsync("", Token) is var verdict ? (verdict.Fault, verdict.At) : default);
    }

    [Fact]
    public async Task Rows_that_are_added_at_once_stand_one_after_the_other()
    {
        await Task.WhenAll(Enumerable.Range(0, 16).Select(number => Task.Run(() => Audit.AddAsync(Entry(number), Noon, Token))));

        Assert.Equal((16, AuditFault.None), await Audit.VerifyAsync("", Token) is var verdict ? (verdict.Rows, verdict.Fault) : default);
    }

    [Fact]
    public async Task An_entry_of_a_turn_that_is_undone_is_none()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() => TurnAsync(async turn =>
        {
            await turn.AuditAsync(Entry(1), Noon, Token);
            throw new InvalidOperationException("undone");
        }));

        Assert.Empty(await Audit.NewestAsync(1, Token));
    }

    private static AuditEntry Entry(int number) => new("wu", AuditAction.ContactShown, $"WG20261122-000{number}", $"第{number}次");

    private async Task FillAsync(int rows)
    {
        for (var row = 1; row <= rows; row++)
        {
            await Audit.AddAsync(Entry(row), Noon.AddSeconds(row), Token);
        }
    }

    private async Task UnguardAsync()
    {
        await ExecuteAsync("DROP TRIGGER audit_no_UPDATE");
        await ExecuteAsync("DROP TRIGGER audit_no_DELETE");
    }

    private Task ExecuteAsync(string sql) => Database.WriteAsync((connection, _) => connection.ExecuteAsync(sql), Token);
}
