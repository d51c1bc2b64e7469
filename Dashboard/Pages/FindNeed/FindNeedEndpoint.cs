using HealthNeeds.Core.Areas;
using HealthNeeds.Core.Rankings;
using HealthNeeds.Core.Text;
using HealthNeeds.Dashboard.Pages.Addresses;
using HealthNeeds.Dashboard.Problems;
using HealthNeeds.Dashboard.Releases;
using HealthNeeds.Dashboard.SiteLayout;

namespace HealthNeeds.Dashboard.Pages.FindNeed;

internal static class FindNeedEndpoint
{
    public static IServiceCollection AddFindNeed(this IServiceCollection services) =>
        services.AddScoped<FindNeedReader>().AddScoped<FindNeedMap>().AddScoped<FindNeedCards>();

    public static void MapFindNeed(this IEndpointRouteBuilder app) =>
        app.MapPage("/", (HttpRequest request, ReleaseReading reading, FindNeedReader reader) =>
            PageAnswer.Of<FindNeedPage>(reader.Read(new FindNeedRequest(request.Query, reading).Read())));
}

/// <summary>Reads the page's address. Empty values, which forms send, count as absent; parameters of others are left alone.</summary>
internal sealed class FindNeedRequest(IQueryCollection given, ReleaseReading reading)
{
    private const int LongestText = 60;

    /// <exception cref="RefusedPageException">A value is malformed or unknown; the problem says what is allowed.</exception>
    public FindNeedQuery Read()
    {
        var level = Level();
        return new FindNeedQuery(Focus(), Kind(), level, Within(level), Text(), PageNumber());
    }

    private string Focus()
    {
        var allowed = reading.FocusAreas.Select(f => f.Id).Prepend(FocusArea.Overall).ToList();
        return Value("focus") is not { } focus ? FocusArea.Overall
            : allowed.Contains(focus, StringComparer.Ordinal) ? focus
            : throw Refused("focus", "is not a focus area", allowed);
    }

    private NeedKind Kind()
    {
        if (Value("kind") is not { } id)
            return FindNeedQuery.Default.Kind;
        var found = Enum.GetValues<NeedKind>().Where(k => k.Id() == id).ToList();
        return found is [var kind] ? kind : throw Refused("kind", "is not what places are ranked by", [.. Enum.GetValues<NeedKind>().Select(k => k.Id())]);
    }

    private AreaLevel Level()
    {
        if (Value("level") is not { } id)
            return FindNeedQuery.Default.Level;
        return EnumWords.TryParse<AreaLevel>(id, out var level) && AreaLevels.Ranked.Contains(level)
            ? level
            : throw Refused("level", "is not a level that is ranked", [.. AreaLevels.Ranked.Select(l => l.Id())]);
    }

    private AreaCode? Within(AreaLevel level)
    {
        if (Value("within") is not { } text || text == reading.Region.Icb.Value)
            return null;
        var allowed = reading.Authorities.Select(a => $"{a.Code} ({a.Name})").Prepend($"{reading.Region.Icb} ({reading.Region.Name})").ToList();
        if (!AreaCode.TryParse(RecodedAuthorities.Current(text), out var code))
            throw Refused("within", "is not an area code", allowed);
        return IsPlaceWithin(code, level) ? code : throw Refused("within", $"holds no {level.Noun()}s of {reading.Region.Name}", allowed);
    }

    private bool IsPlaceWithin(AreaCode code, AreaLevel level)
    {
        if (level == AreaLevel.Ltla24)
            return false;
        if (reading.Authorities.Any(a => a.Code == code))
            return true;
        return level == AreaLevel.Lsoa21 && reading.Lease.Areas.Find(code) is { Level: AreaLevel.Msoa21 } msoa && msoa.Icb == reading.Region.Icb;
    }

    private string? Text() => Value("q")?.Trim() switch
    {
        null or "" => null,
        { Length: > LongestText } => throw Refused("q", "is too long", [$"up to {LongestText} characters of a name or code"]),
        var text => text,
    };

    private int PageNumber() => Value("page") switch
    {
        null => 1,
        { Length: <= 4 } text when int.TryParse(text, System.Globalization.NumberStyles.None, provider: null, out var page) && page >= 1 => page,
        _ => throw Refused("page", "is not a page number", ["a whole number from 1"]),
    };

    private string? Value(string name)
    {
        var values = given[name];
        if (values.Count > 1)
            throw Refused(name, "was given more than once", ["one value"]);
        return string.IsNullOrEmpty(values) ? null : (string?)values;
    }

    private static RefusedPageException Refused(string name, string fault, IReadOnlyList<string> allowed) =>
        new(Problem.NotUnderstood($"The value of “{name}” {fault}.", allowed));
}
