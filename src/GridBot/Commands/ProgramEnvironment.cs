// Where the commands find configuration and dialogs.
using GridBot.Configuration;
using GridBot.Conversation.Dialogs;

namespace GridBot.Commands;

/// <summary>Configuration and dialogs, the same for every command.</summary>
internal static class ProgramEnvironment
{
    /// <summary>A builder whose settings lie beside the program; relative paths are taken from the working folder.</summary>
    public static WebApplicationBuilder CreateBuilder(string[] args)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
        return builder;
    }

    public static GridBotSettings ReadSettings(WebApplicationBuilder builder) => Resolve(SettingsReader.Read(builder.Configuration, builder.Environment));

    /// <summary>The settings with the dialogs' folder found: as configured, or else those that lie beside the program.</summary>
    public static GridBotSettings Resolve(GridBotSettings settings)
    {
        var shipped = Path.Combine(AppContext.BaseDirectory, settings.DialogsPath);
        return Directory.Exists(settings.DialogsPath) || !Directory.Exists(shipped) ? settings : settings with { DialogsPath = shipped };
    }

    /// <exception cref="DialogException">The dialogs have faults.</exception>
    public static DialogSet ReadDialogs(GridBotSettings settings) => DialogReader.Read(settings.DialogsPath);
}
