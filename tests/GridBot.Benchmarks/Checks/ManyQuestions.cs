// Writes dialogs with as many questions as wanted, beside the shipped words and bureaus.
using System.Globalization;
using System.Text;
using GridBot.Conversation.Dialogs;

namespace GridBot.Benchmarks.Checks;

/// <summary>A generated dialogs folder; removed when disposed.</summary>
internal sealed class ManyQuestions : IDisposable
{
    /// <summary>Questions of one kind of report; kinds of this city ask three, so this is hard on whatever is quadratic in a kind.</summary>
    private const int QuestionsPerKind = 20;

    /// <param name="questions">How many questions all flows ask together.</param>
    public ManyQuestions(int questions)
    {
        Copy(Path.Combine(AppContext.BaseDirectory, "dialogs"), Folder.FullName);
        var matters = Path.Combine(Folder.FullName, "matters");
        var taken = DataFiles.ReadDialogs().Menu;
        var kinds = questions / QuestionsPerKind;
        for (var at = 0; at < taken.Count; at++)
        {
            var own = (kinds * (at + 1) / taken.Count) - (kinds * at / taken.Count);
            var name = $"{taken[at].No:00}-generated";
            File.WriteAllText(Path.Combine(matters, name + ".yaml"), Flow(taken[at].No, own));
            File.WriteAllText(Path.Combine(matters, name + ".transcript"), "# generated\nas: worker\nat: 2026-11-22 14:05\n> 帮助\n< 菜单\n");
        }
    }

    public DirectoryInfo Folder { get; } = Directory.CreateTempSubdirectory("gridbot-check-");

    /// <summary>Bytes of all flows.</summary>
    public long Bytes => new DirectoryInfo(Path.Combine(Folder.FullName, "matters")).GetFiles("*.yaml").Sum(file => file.Length);

    private static string Flow(int matter, int kinds)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"matter: {matter}\nterms:\n  2: [生成{matter}]\nkinds:\n");
        for (var kind = 0; kind < kinds; kind++)
        {
            text.Append(CultureInfo.InvariantCulture, $"  kind{kind}:\n    label: 种类{kind}\n    category: hazard\n    words: [种类{kind}]\n    deadline: {{ urgent: 30 minutes, normal: 3 working days }}\n    slots:\n");
            text.Append("      description: { type: text, label: 情况, ask: 请说说看到了什么, from: message }\n      place: { type: place, label: 地点, ask: 在什么位置？发定位最快 }\n      time: { type: time, label: 时间, assume: now }\n      photos: { type: photos, label: 照片 }\n");
            // The description and the place are questions, too.
            for (var question = 0; question < QuestionsPerKind - 2; question++)
            {
                text.Append(Question(kind, question));
            }
        }

        text.Append("examples:\n");
        for (var kind = 0; kind < kinds; kind++)
        {
            text.Append(CultureInfo.InvariantCulture, $"  kind{kind}:\n    - 和平路{kind + 1}号生成{matter}种类{kind}\n");
        }

        return text.ToString();
    }

    /// <summary>Questions of all types, every third relevant by the choice above it.</summary>
    private static string Question(int kind, int at) => (at % 3) switch
    {
        0 => $"      q{at}:\n        type: choice\n        label: 选项{at}\n        ask: 第{at}项是哪一种？\n        options:\n          a: {{ label: 甲种{at}, words: [甲样{at}, 甲类{at}] }}\n          b: {{ label: 乙种{at}, words: [乙样{at}] }}\n          c: {{ label: 丙种{at} }}\n",
        1 => $"      q{at}: {{ type: yes-no, label: 是否{at}, ask: 第{at}项有没有？, when: {{ q{at - 1}: [a, b] }}, urgent: yes, say: 请先打119, words: [有样{at}-{kind}] }}\n",
        _ => $"      q{at}: {{ type: number, label: 数目{at}, ask: 第{at}项有几个？, unit: 个, min: 0, max: 99, optional: true }}\n",
    };

    private static void Copy(string from, string to)
    {
        foreach (var path in Directory.GetFiles(from, "*", SearchOption.AllDirectories).Where(path => !path.Contains($"{Path.DirectorySeparatorChar}matters{Path.DirectorySeparatorChar}", StringComparison.Ordinal)))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, path));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(path, target);
        }

        Directory.CreateDirectory(Path.Combine(to, "matters"));
    }

    public void Dispose() => Folder.Delete(recursive: true);
}
