using System.ComponentModel.DataAnnotations;

namespace HealthNeeds.Dashboard.Access;

/// <summary>Who may see this site. Section "Access" of the configuration: Access__Mode and so on in the environment.</summary>
internal sealed class AccessOptions
{
    public const string Section = "Access";

    /// <summary>public: everybody; proxy: whom a trusted proxy names; openid: who signs in at an OpenID Connect provider.</summary>
    [Required]
    public string Mode { get; set; } = AccessModes.Public;

    /// <summary>Who may read. Where neither groups nor people are named: everybody who is identified.</summary>
    public RoleOptions Readers { get; set; } = new();

    /// <summary>Who may also ask for decisions. Where neither is named: nobody.</summary>
    public RoleOptions Analysts { get; set; } = new();

    public IdentityProxyOptions Proxy { get; set; } = new();

    public OpenIdOptions OpenId { get; set; } = new();

    /// <summary>Where the keys lie that cookies and forms are sealed with. All replicas need the same; without it they are made in the user's home, or lost at each start.</summary>
    public string? KeysDirectory { get; set; }

    public bool IsPublic => Mode == AccessModes.Public;
}

internal static class AccessModes
{
    public const string Public = "public";
    public const string Proxy = "proxy";
    public const string OpenId = "openid";

    public static readonly IReadOnlyList<string> All = [Public, Proxy, OpenId];
}

/// <summary>Who has a role.</summary>
internal sealed class RoleOptions
{
    /// <summary>Groups, as the proxy's header or the provider's claim writes them.</summary>
    public List<string> Groups { get; set; } = [];

    /// <summary>People, by the name they are identified with.</summary>
    public List<string> People { get; set; } = [];

    public bool IsEmpty => Groups.Count == 0 && People.Count == 0;

    public bool Has(string name, IReadOnlySet<string> groups) => People.Contains(name, StringComparer.Ordinal) || Groups.Exists(groups.Contains);
}

/// <summary>How a proxy says who asks. Where both addresses and a secret are set, both must hold.</summary>
internal sealed class IdentityProxyOptions
{
    /// <summary>The header with the person's name.</summary>
    [Required]
    public string Header { get; set; } = "X-Forwarded-User";

    /// <summary>The header with their groups, separated by commas.</summary>
    [Required]
    public string GroupsHeader { get; set; } = "X-Forwarded-Groups";

    /// <summary>Addresses, or networks as in 10.0.0.0/24, of those who may say it: of the connection itself, not of any header.</summary>
    public List<string> Addresses { get; set; } = [];

    /// <summary>A file of which each line is a secret that the proxy may sign with; two lines while it is changed.</summary>
    public string? SecretFile { get; set; }

    /// <summary>How long a signature holds, before and after the time it names.</summary>
    [Range(5, 600)]
    public int SecondsValid { get; set; } = 60;
}

/// <summary>Where people sign in.</summary>
internal sealed class OpenIdOptions
{
    /// <summary>The provider's address; its description is asked for below it.</summary>
    public string? Authority { get; set; }

    public string? ClientId { get; set; }

    /// <summary>A file with the client's secret; none for a client that has none (PKCE is always used).</summary>
    public string? ClientSecretFile { get; set; }

    /// <summary>Asked for besides openid and profile.</summary>
    public List<string> Scopes { get; set; } = [];

    /// <summary>The claim with a person's name; the subject where it is missing.</summary>
    [Required]
    public string NameClaim { get; set; } = "preferred_username";

    [Required]
    public string GroupsClaim { get; set; } = "groups";

    /// <summary>After how long a person is asked for again, and groups with it.</summary>
    [Range(5, 1440)]
    public int SessionMinutes { get; set; } = 60;
}
