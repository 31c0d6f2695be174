// The repository's dialogs with something edited, as an expert would leave them.
using System.Text.RegularExpressions;
using GridBot.Conversation.Dialogs;

namespace GridBot.Conversation.Tests;

/// <summary>Edited copies of the dialogs.</summary>
internal static class EditedDialogs
{
    /// <summary>Reads a copy in which a pattern of one file is replaced.</summary>
    /// <param name="file">Path below the dialogs folder.</param>
    /// <param name="pattern">What is replaced; it must be there.</param>
    /// <param name="with">What stands there instead.</param>
    public static DialogSet Read(string file, string pattern, string with)
    {
        var folder = Directory.CreateTempSubdirectory("dialogs-");
        try
        {
            foreach (var path in Directory.GetFiles(RealDialogs.Folder, "*", SearchOption.AllDirectories))
            {
                var target = Path.Combine(folder.FullName, Path.GetRelativePath(RealDialogs.Folder, path));
                Directory.CreateDirectory(Path.GetDirectoryName(target)!);
                File.Copy(path, target);
            }

            var edited = Path.Combine(folder.FullName, file);
            var before = File.ReadAllText(edited);
            var after = Regex.Replace(before, pattern, with, RegexOptions.Multiline, TimeSpan.FromSeconds(5));
            Assert.NotEqual(before, after);
            File.WriteAllText(edited, after);
            return DialogReader.Read(folder.FullName);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
