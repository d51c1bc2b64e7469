using Microsoft.Extensions.Configuration;

namespace HealthNeeds.Ingest.Setup;

/// <summary>Settings that stand below a name, as those of one source or publisher.</summary>
internal static class NamedSettings
{
    /// <summary>Each name's by itself: of a dictionary, the binder drops all settings of a name where one of them cannot be read, and says nothing.</summary>
    /// <exception cref="InvalidOperationException">A value is not of the kind that is due.</exception>
    public static void BindEach<T>(this IConfiguration section, IDictionary<string, T> settings)
        where T : class
    {
        foreach (var child in section.GetChildren())
        {
            if (child.Get<T>() is { } read)
                settings[child.Key] = read;
        }
    }
}
