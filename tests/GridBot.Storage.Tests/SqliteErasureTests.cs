// What was deleted is not in the file any more.
using GridBot.Storage.Sqlite;
using GridBot.Tests.Keys;

namespace GridBot.Storage.Tests;

public sealed class SqliteErasureTests : IAsyncDisposable
{
    private const string Mark = "PLANTED-WORDS-OF-A-DRAFT";

    private static readonly DateTimeOffset Noon = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    private readonly SqliteTestDatabase test = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1)]
    [InlineData(400)]
    public async Task The_words_of_a_conversation_are_overwritten_when_it_is_deleted(int times)
    {
        await test.OpenAsync();
        await using (var database = new SqliteDatabase(test.Options))
        {
            var store = new TurnStore(database, TestSeal.Create());
            await store.RunAsync(
                async (turn, token) =>
                {
                    var person = await turn.FindOrAddPersonAsync("wecom", "zhang", "person", Noon, token);
                    await turn.SaveSessionAsync(person, string.Concat(Enumerable.Repeat(Mark, times)), Noon, token);
                    return true;
                },
                Token);
            Assert.True(await HoldsAsync());
            await store.RunAsync(
                async (turn, token) =>
                {
                    await turn.ForgetPersonAsync("person", token);
                    return true;
                },
                Token);
        }

        // The log of writes is folded and gone with the last connection.
        await ((SqliteDatabase)test.Database).DisposeAsync();
        Assert.False(await HoldsAsync());
    }

    public ValueTask DisposeAsync() => test.DisposeAsync();

    private async Task<bool> HoldsAsync()
    {
        foreach (var file in Directory.EnumerateFiles(Path.GetDirectoryName(test.File)!))
        {
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            var bytes = new byte[stream.Length];
            await stream.ReadExactlyAsync(bytes, Token);
            if (bytes.AsSpan().IndexOf(System.Text.Encoding.UTF8.GetBytes(Mark)) >= 0)
            {
                return true;
            }
        }

        return false;
    }
}
