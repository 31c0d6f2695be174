// "menu": puts the menu of the public account up.
using System.CommandLine;
using GridBot.Channels.OfficialAccount;
using GridBot.Hosting;
using GridBot.Notices;

namespace GridBot.Commands;

/// <summary>Publishes dialogs/account-menu.yaml.</summary>
internal static class MenuCommand
{
    public static Command Create()
    {
        var command = new Command("menu", "Puts the menu of the public account up (dialogs/account-menu.yaml), in place of the one there is.");
        command.SetAction((_, cancellationToken) => RunAsync(cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var settings = ProgramEnvironment.ReadSettings(ProgramEnvironment.CreateBuilder([]));
        if (!settings.OfficialAccount.IsOn)
        {
            throw new InputException("GridBot:OfficialAccount:AppId is not set: there is no public account whose menu could be put up.");
        }

        await using var services = new ServiceCollection()
            .AddLogging()
            .AddSingleton(TimeProvider.System)
            .AddSingleton<Random>(new CryptographicRandom())
            .AddOfficialAccountChannel(settings.OfficialAccount)
            .BuildServiceProvider();
        var menu = ProgramEnvironment.ReadDialogs(settings).AccountMenu;
        var result = await services.GetRequiredService<OfficialAccountMenu>().PublishAsync([.. menu.Select(entry => new OfficialAccountMenuEntry(entry.Label, entry.Says))], cancellationToken);
        if (result is not SendResult.Sent)
        {
            throw new InputException($"The platform did not take the menu: {result.Reason} ({result.Code}).");
        }

        await Console.Out.WriteLineAsync($"The menu is up with {menu.Count} entries; phones show it within a day, or at once to who follows the account anew.");
        return ExitCode.Done;
    }
}
