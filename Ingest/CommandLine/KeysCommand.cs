using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using HealthNeeds.Store.Audit;
using HealthNeeds.Store.Keys;
using Spectre.Console;

namespace HealthNeeds.Ingest.CommandLine;

/// <summary>Keys of the API: made, listed, revoked. Only here is a key ever seen, and once.</summary>
internal static class KeysCommand
{
    private const int MostPerMinute = 100_000;
    private static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web) { WriteIndented = true };
    private static readonly Argument<string> Name = new("name") { Description = "Whom or what it is for: letters, digits and hyphens." };
    private static readonly Option<string[]> Scope = new("--scope") { Description = $"What it opens: {string.Join(", ", KeyScopes.All)}. Give it once for each.", Arity = ArgumentArity.OneOrMore, Required = true };
    private static readonly Option<int> PerMinute = new("--per-minute") { Description = "Requests a minute at most.", DefaultValueFactory = _ => ApiKey.UsualPerMinute };
    private static readonly Option<string?> Expires = new("--expires") { Description = "The first day on which it opens nothing, as in 2027-03-31; never where none is given.", HelpName = "date" };

    public static Command Build()
    {
        var add = new Command("add", "Make a key and show it, this once. What is kept is its SHA-256.") { Name, Scope, PerMinute, Expires, AuditCommand.Reason };
        add.Runs(AddAsync);
        var list = new Command("list", "The keys that were made, without the keys.") { GlobalOptions.Json };
        list.Runs(List);
        var revoke = new Command("revoke", "A key opens nothing from now on; a site that runs notices within a second.") { Name, AuditCommand.Reason };
        revoke.Runs(RevokeAsync);
        return new Command("keys", "Keys of the API, for programs.") { add, list, revoke };
    }

    private static async Task<int> AddAsync(CommandContext context, CancellationToken cancellation)
    {
        var key = KeyText.New();
        var made = Made(context, KeyText.HashOf(key), TimeProvider.System.GetUtcNow());
        using var only = await context.Paths.Keys.LockAsync(TimeProvider.System, cancellation);
        var keys = context.Paths.Keys.Read();
        if (keys.Any(k => k.Name == made.Name))
            throw new UsageException($"There is, or was, a key '{made.Name}'. Choose another name: the audit log tells keys apart by it.");
        var words = $"{made.Name} for {string.Join(", ", made.Scopes)}, {made.PerMinute} a minute, {(made.Expires is { } end ? $"until {end:yyyy-MM-dd}" : "without an end")}";
        await Log(context).CarryOutAsync(new AuditEntry(AuditAct.KeyMade, words, AuditActor.OfCommand("keys add"), context.GivenReason()), () => context.Paths.Keys.Write(keys.Append(made)), cancellation);
        context.Error.WriteLine($"The key '{made.Name}' opens {string.Join(", ", made.Scopes)}, at most {made.PerMinute} requests a minute. It is shown this once; give it as 'Authorization: Bearer …', never in an address.");
        context.Output.WriteLine(key);
        return ExitCodes.Ok;
    }

    private static int List(CommandContext context)
    {
        var (keys, now) = (context.Paths.Keys.Read(), TimeProvider.System.GetUtcNow());
        if (context.WantsJson)
            context.Output.WriteLine(JsonSerializer.Serialize(keys.Select(k => new { k.Name, k.Scopes, k.PerMinute, k.Made, k.Expires, k.Revoked, Problem = k.Problem(now) }), Form));
        else if (keys.Count == 0)
            context.Output.WriteLine($"There is no key in {context.Paths.Keys.Location}. 'keys add' makes one.");
        else
            context.Terminal.Write(Table(keys, now));
        return ExitCodes.Ok;
    }

    private static async Task<int> RevokeAsync(CommandContext context, CancellationToken cancellation)
    {
        var (name, now) = (context.Parse.GetRequiredValue(Name), TimeProvider.System.GetUtcNow());
        using var only = await context.Paths.Keys.LockAsync(TimeProvider.System, cancellation);
        var keys = context.Paths.Keys.Read();
        if (keys.All(k => k.Name != name || k.Revoked is not null))
            throw new UsageException($"There is no key '{name}' to revoke. Those there are: {(keys.Any(k => k.Revoked is null) ? string.Join(", ", keys.Where(k => k.Revoked is null).Select(k => k.Name)) : "none")}.");
        await Log(context).CarryOutAsync(new AuditEntry(AuditAct.KeyRevoked, name, AuditActor.OfCommand("keys revoke"), context.GivenReason()), () => context.Paths.Keys.Write(keys.Select(k => k.Name == name ? k with { Revoked = now } : k)), cancellation);
        context.Output.WriteLine($"The key '{name}' opens nothing from now on.");
        return ExitCodes.Ok;
    }

    private static ApiKey Made(CommandContext context, string hash, DateTimeOffset now)
    {
        var (name, scopes, perMinute) = (context.Parse.GetRequiredValue(Name), context.Parse.GetRequiredValue(Scope), context.Parse.GetValue(PerMinute));
        if (name.Length is 0 or > 60 || !name.All(c => char.IsAsciiLetterOrDigit(c) || c == '-'))
            throw new UsageException($"A key's name is up to 60 letters, digits and hyphens; found '{name}'.");
        if (scopes.FirstOrDefault(s => !KeyScopes.All.Contains(s, StringComparer.Ordinal)) is { } unknown)
            throw new UsageException($"--scope is '{unknown}'. Expected one of {string.Join(", ", KeyScopes.All)}.");
        if (perMinute is < 1 or > MostPerMinute)
            throw new UsageException($"--per-minute is {perMinute}. Expected 1 to {MostPerMinute}.");
        return new ApiKey(name, hash, [.. KeyScopes.All.Intersect(scopes, StringComparer.Ordinal)], perMinute, now, End(context.Parse.GetValue(Expires), now), Revoked: null);
    }

    private static DateTimeOffset? End(string? text, DateTimeOffset now)
    {
        if (text is null)
            return null;
        if (!DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) || day <= DateOnly.FromDateTime(now.UtcDateTime))
            throw new UsageException($"--expires is '{text}'. Expected a day to come, as in 2027-03-31.");
        return new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
    }

    private static AuditLog Log(CommandContext context) => new(context.Paths.Audit, TimeProvider.System);

    private static Table Table(IEnumerable<ApiKey> keys, DateTimeOffset now)
    {
        var table = new Table().Border(TableBorder.Simple);
        table.AddColumns("Name", "Opens", "A minute", "Made (UTC)", "Expires", "State");
        foreach (var k in keys)
            table.AddRow([.. new[] { k.Name, string.Join(", ", k.Scopes), $"{k.PerMinute}", $"{k.Made.UtcDateTime:yyyy-MM-dd HH:mm}", k.Expires is { } end ? $"{end:yyyy-MM-dd}" : "never", k.Problem(now) ?? "good" }.Select(Markup.Escape)]);
        return table;
    }
}
