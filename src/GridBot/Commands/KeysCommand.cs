// "keys": lists the keys of personal fields, changes them, and deletes those that nothing is sealed with any more.
using System.CommandLine;
using System.Globalization;
using GridBot.Hosting;
using GridBot.Privacy;
using GridBot.Storage.Privacy;

namespace GridBot.Commands;

/// <summary>Keys on the command line. Never prints one.</summary>
internal static class KeysCommand
{
    public static Command Create()
    {
        var list = new Command("list", "Lists the keys and how many values each has sealed.");
        list.SetAction((_, cancellationToken) => ListAsync(cancellationToken));
        var now = new Option<bool>("--now") { Description = "Does not wait until running replicas know the new key: only when none runs." };
        var rotate = new Command("rotate", "Makes a new key and seals everything anew with it; the service may run meanwhile. Run again after an interruption, it goes on.") { now };
        rotate.SetAction((parsed, cancellationToken) => RotateAsync(parsed.GetValue(now), cancellationToken));
        var prune = new Command("prune", "Deletes the files of keys that nothing is sealed with any more. Back-ups from before the change need them: keep copies as long as those.");
        prune.SetAction((_, cancellationToken) => PruneAsync(cancellationToken));
        return new Command("keys", "The keys under which identities and contacts are sealed.") { list, rotate, prune };
    }

    private static async Task<int> ListAsync(CancellationToken cancellationToken)
    {
        await using var storage = await OpenAsync(cancellationToken);
        var use = await storage.Get<RotationStore>().UseAsync(cancellationToken);
        foreach (var key in storage.Get<KeyFolder>().All)
        {
            await Console.Out.WriteLineAsync($"{key.Id}  made {key.MadeAt.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture)}  {use.GetValueOrDefault(key.Id)} value(s)");
        }

        return ExitCode.Done;
    }

    private static async Task<int> RotateAsync(bool isAlone, CancellationToken cancellationToken)
    {
        await using var storage = await OpenAsync(cancellationToken);
        var (folder, rotation, audit, time) = (storage.Get<KeyFolder>(), storage.Get<RotationStore>(), storage.Get<AuditStore>(), TimeProvider.System);
        var use = await rotation.UseAsync(cancellationToken);
        var newest = folder.All[^1];
        if (use.Keys.Any(id => id != newest.Id))
        {
            await Console.Out.WriteLineAsync($"The change to {newest.Id} was not finished: it goes on.");
        }
        else
        {
            newest = folder.Make(new CryptographicRandom(), time.GetUtcNow() - (isAlone ? FieldSeal.SettleTime : TimeSpan.Zero));
            await storage.Get<FieldKeyStore>().AddAsync(newest, cancellationToken);
            await audit.AddAsync(new AuditEntry("operator", AuditAction.KeyMade, Detail: newest.Id), time.GetUtcNow(), cancellationToken);
            await Console.Out.WriteLineAsync($"{newest.Id} is made. Back it up now, apart from the database.");
        }

        var settled = newest.MadeAt + FieldSeal.SettleTime - time.GetUtcNow();
        if (settled > TimeSpan.Zero)
        {
            await Console.Out.WriteLineAsync($"Waiting {settled.TotalSeconds:0} s until every replica knows it.");
            await Task.Delay(settled, time, cancellationToken);
        }

        var counts = await rotation.RotateAsync(cancellationToken);
        await audit.AddAsync(new AuditEntry("operator", AuditAction.KeysRotated, Detail: $"{newest.Id}, {counts.SealedAnew} sealed anew, {counts.Lost} lost"), time.GetUtcNow(), cancellationToken);
        await Console.Out.WriteLineAsync($"{counts.SealedAnew} value(s) sealed anew with {newest.Id}. GridBot keys prune deletes the keys of before.");
        return counts.Lost == 0 ? ExitCode.Done : throw new InputException($"{counts.Lost} value(s) are opened by no key at hand: restore the missing key file and run this again.");
    }

    private static async Task<int> PruneAsync(CancellationToken cancellationToken)
    {
        await using var storage = await OpenAsync(cancellationToken);
        var (folder, store, audit) = (storage.Get<KeyFolder>(), storage.Get<FieldKeyStore>(), storage.Get<AuditStore>());
        var use = await storage.Get<RotationStore>().UseAsync(cancellationToken);
        FieldKey[] idle = [.. folder.All.SkipLast(1).Where(key => !use.ContainsKey(key.Id))];
        foreach (var key in idle)
        {
            // The database forgets it first: a program that starts in between must not miss a key that nothing needs.
            await store.RemoveAsync(key.Id, cancellationToken);
            folder.Delete(key);
            await audit.AddAsync(new AuditEntry("operator", AuditAction.KeyDeleted, Detail: key.Id), TimeProvider.System.GetUtcNow(), cancellationToken);
        }

        await Console.Out.WriteLineAsync(idle.Length == 0 ? "Every key is in use." : $"Deleted: {string.Join(", ", idle.Select(key => key.Id))}.");
        return ExitCode.Done;
    }

    private static Task<OpenedStorage> OpenAsync(CancellationToken cancellationToken) =>
        OpenedStorage.OpenAsync(ProgramEnvironment.ReadSettings(ProgramEnvironment.CreateBuilder([])), migrate: false, cancellationToken);
}
