using System.CommandLine;
using HealthNeeds.Store.Audit;
using Spectre.Console;

namespace HealthNeeds.Ingest.CommandLine;

/// <summary>The log of what people did: read, checked, begun again.</summary>
internal static class AuditCommand
{
    /// <summary>Of every command that the log tells of.</summary>
    public static readonly Option<string?> Reason = new("--reason") { Description = "Why; kept with the decision and in the audit log." };

    private static readonly Option<int> Limit = new("--limit") { Description = "How many lines, the newest.", DefaultValueFactory = _ => 50 };
    private static readonly Option<string?> Noted = new("--noted") { Description = "A line's number and hash, NUMBER:SHA-256, as an earlier 'audit check' showed and somebody noted elsewhere.", HelpName = "line" };

    public static Command Build()
    {
        var list = new Command("list", "What was accepted, refused, rolled back and removed, which keys were made and revoked: by whom, when and why.") { Limit, GlobalOptions.Json };
        list.Runs(ListAsync);
        var check = new Command("check", "Read the whole log: numbers without a gap, each line following from the one before, the end as its head says.") { Noted };
        check.Runs(CheckAsync);
        var restart = new Command("restart", "Put the log aside under a new name and begin another, whose first line says so.") { Reason };
        restart.Runs(RestartAsync);
        return new Command("audit", "The log of what people did here.") { list, check, restart };
    }

    public static string? GivenReason(this CommandContext context) => context.Parse.GetValue(Reason);

    private static async Task<int> ListAsync(CommandContext context, CancellationToken cancellation)
    {
        var report = await AuditCheck.RunAsync(context.Paths.Audit, noted: null, TimeProvider.System, cancellation);
        List<AuditLine> lines = [.. report.Lines.TakeLast(context.Parse.GetValue(Limit))];
        if (context.WantsJson)
        {
            // Each as it stands in the log.
            foreach (var line in lines)
                context.Output.WriteLine(line.Text());
        }
        else if (lines.Count == 0)
            context.Output.WriteLine($"Nothing is in the log {context.Paths.Audit.Log} yet.");
        else
            context.Terminal.Write(Table(lines));
        if (report.Problems.Count > 0)
            context.Error.WriteLine("The log is not as it was written: 'audit check' says where.");
        return ExitCodes.Ok;
    }

    private static async Task<int> CheckAsync(CommandContext context, CancellationToken cancellation)
    {
        AuditMark? noted = null;
        if (context.Parse.GetValue(Noted) is { } text)
            noted = AuditMark.TryParse(text, out var mark) ? mark : throw new UsageException($"--noted is '{text}'. Expected a number, a colon and 64 hexadecimal digits, as 'audit check' shows.");
        var report = await AuditCheck.RunAsync(context.Paths.Audit, noted, TimeProvider.System, cancellation);
        foreach (var problem in report.Problems)
            context.Error.WriteLine(problem);
        if (report.Problems.Count > 0)
            return ExitCodes.Failed;
        context.Output.WriteLine(report.Last is null
            ? $"Nothing is in the log {context.Paths.Audit.Log} yet."
            : $"{report.Lines.Count:N0} lines, without a gap, each as it was written. The last is {report.Last}");
        return ExitCodes.Ok;
    }

    private static async Task<int> RestartAsync(CommandContext context, CancellationToken cancellation)
    {
        var why = context.GivenReason() ?? throw new UsageException("Say why with --reason: it is the first line of the new log.");
        var aside = await new AuditLog(context.Paths.Audit, TimeProvider.System).RestartAsync(AuditActor.OfCommand("audit restart"), why, cancellation);
        context.Output.WriteLine(aside is null ? $"The log {context.Paths.Audit.Log} is begun." : $"The log is begun anew; the one before is kept as {aside}.");
        return ExitCodes.Ok;
    }

    private static Table Table(IEnumerable<AuditLine> lines)
    {
        var table = new Table().Border(TableBorder.Simple);
        table.AddColumns("Line", "When (UTC)", "What", "Of", "How it went", "Who", "By", "Why");
        foreach (var line in lines)
            table.AddRow([.. new[] { $"{line.Number}", $"{line.At.UtcDateTime:yyyy-MM-dd HH:mm:ss}", Words(line.Act), line.Subject, line.State == AuditState.Noted ? string.Empty : Words(line.State) + (line.Of is { } of ? $" ({of})" : string.Empty), line.Who, line.Via, line.Why ?? string.Empty }.Select(Markup.Escape)]);
        return table;
    }

    private static string Words<T>(T value)
        where T : struct, Enum => System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString()).Replace('-', ' ');
}
