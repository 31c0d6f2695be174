// Plays the platforms on this machine, so that anyone can try GridBot without an account.
using GridBot.Channels;
using GridBot.Channels.OfficialAccount;
using GridBot.Channels.WeCom;
using GridBot.Configuration;
using GridBot.Conversation.Dialogs;
using GridBot.Conversation.Flows;
using GridBot.Notices;
using GridBot.Simulator;

namespace GridBot.Hosting;

/// <summary>The simulated platforms: a WeCom server with a group chat for every bureau, and the server of a public account, each on its own port. The bot talks to them as to the real ones.</summary>
internal sealed partial class SimulatedPlatform(WeComSimulator simulator, OfficialAccountSimulator account, DialogSet dialogs, ILogger<SimulatedPlatform> logger) : IAsyncDisposable
{
    /// <summary>Tries to have the callback address verified; the first may come before the bot listens on a slow machine.</summary>
    private const int VerificationTries = 5;

    public WeComSimulator Simulator { get; } = simulator;

    public OfficialAccountSimulator Account { get; } = account;

    public static async Task<SimulatedPlatform> StartAsync(SimulatorSettings settings, DialogSet dialogs, TimeProvider time, Random random, ILoggerFactory loggers, CancellationToken cancellationToken)
    {
        var options = new SimulatorOptions
        {
            Port = settings.Port,
            Users = [.. DefaultDirectory.Workers, .. Officers(dialogs)],
            Groups = [.. dialogs.Menu.Select(matter => matter.Bureaus[0]).Concat(DistrictBureaus(dialogs)).DistinctBy(bureau => bureau.Group).Select(bureau => new SimulatorGroup(bureau.Group, bureau.Name))],
        };
        var simulator = new WeComSimulator(options, time, random, loggers.CreateLogger<WeComSimulator>());
        await simulator.StartAsync(cancellationToken);
        var account = new OfficialAccountSimulator(new PublicAccountOptions { Port = settings.AccountPort }, time, random, loggers.CreateLogger<OfficialAccountSimulator>());
        await account.StartAsync(cancellationToken);
        return new SimulatedPlatform(simulator, account, dialogs, loggers.CreateLogger<SimulatedPlatform>());
    }

    /// <summary>Everybody who acts for a bureau by the dialogs, once.</summary>
    private static IEnumerable<SimulatorUser> Officers(DialogSet dialogs)
        => dialogs.Bureaus.Values
            .SelectMany(bureau => bureau.Officers.Select(officer => SimulatorUser.Of(officer.User, officer.Name, bureau.Name, bureau.Group, onDuty: true))
                .Concat(bureau.Members.Select(member => SimulatorUser.Of(member.User, member.Name, bureau.Name, bureau.Group, onDuty: false))))
            .DistinctBy(user => user.Id, StringComparer.OrdinalIgnoreCase)
            .ExceptBy(DefaultDirectory.Workers.Select(worker => worker.Id), user => user.Id, StringComparer.OrdinalIgnoreCase);

    private static IEnumerable<Bureau> DistrictBureaus(DialogSet dialogs)
        => dialogs.Grids?.Districts.Where(district => district.Bureau.Length > 0).Select(district => dialogs.Bureaus[district.Bureau]) ?? [];

    /// <summary>The settings with the simulated corporation in the place of a real one.</summary>
    public GridBotSettings Configure(GridBotSettings settings) => settings with
    {
        WeCom = settings.WeCom with
        {
            CorpId = Simulator.Options.CorpId,
            AgentId = Simulator.Options.AgentId,
            Secret = new Secret(Simulator.Options.Secret),
            CallbackToken = new Secret(Simulator.Options.CallbackToken),
            EncodingAesKey = new Secret(Simulator.Options.EncodingAesKey),
            ApiBase = Simulator.ApiBase,
            AuthorizeUrl = Simulator.AuthorizeUrl,
        },
        OfficialAccount = settings.OfficialAccount with
        {
            AppId = Account.Options.AppId,
            AppSecret = new Secret(Account.Options.AppSecret),
            CallbackToken = new Secret(Account.Options.CallbackToken),
            EncodingAesKey = new Secret(Account.Options.EncodingAesKey),
            Mode = Account.Options.Mode.ToString().ToLowerInvariant(),
            ApiBase = Account.ApiBase,
        },
        Groups = settings.Groups.Count > 0 ? settings.Groups : Simulator.Groups.ToDictionary(group => group.Id, group => new Secret(Simulator.WebhookUrl(group.Id).ToString()), StringComparer.Ordinal),
    };

    /// <summary>Saves the bot's callback address as the management page would: only when the bot answers the check.</summary>
    public async Task ConnectAsync(Uri bot, CancellationToken cancellationToken)
    {
        await ConnectAsync(new Uri(bot, WeComCallback.CallbackPath), Simulator.SaveCallbackUrlAsync, cancellationToken);
        await ConnectAsync(new Uri(bot, OfficialAccountCallback.CallbackPath), Account.SaveCallbackUrlAsync, cancellationToken);
    }

    /// <summary>Puts the public account's menu up, as "GridBot menu" does.</summary>
    public async Task PublishMenuAsync(OfficialAccountMenu menu, CancellationToken cancellationToken)
    {
        var result = await menu.PublishAsync([.. dialogs.AccountMenu.Select(entry => new OfficialAccountMenuEntry(entry.Label, entry.Says))], cancellationToken);
        if (result is not SendResult.Sent)
        {
            MenuNotTaken(logger, result.Reason);
        }
    }

    private async Task ConnectAsync(Uri callback, Func<Uri, CancellationToken, Task<UrlCheckResult>> save, CancellationToken cancellationToken)
    {
        for (var tries = 1; tries <= VerificationTries; tries++)
        {
            var check = await save(callback, cancellationToken);
            if (check.Accepted)
            {
                return;
            }

            CallbackNotVerified(logger, check.Reason);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Account.DisposeAsync();
        await Simulator.DisposeAsync();
    }

    [LoggerMessage(1202, LogLevel.Warning, "The simulated public account did not take the menu: {Reason}")]
    private static partial void MenuNotTaken(ILogger logger, string reason);

    [LoggerMessage(1201, LogLevel.Warning, "The simulated platform did not accept the callback address: {Reason}")]
    private static partial void CallbackNotVerified(ILogger logger, string reason);
}
