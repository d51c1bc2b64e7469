using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace HealthNeeds.Architecture.Tests;

/// <summary>Which rooms of a project use which. A room is a folder of the project with all that is in it; its name is the namespace of its types.</summary>
internal sealed class RoomGraph
{
    public const string Root = "(root)";

    /// <summary>What ImplicitUsings adds to every file of the projects read here.</summary>
    private const string ImplicitUsings = """
        global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq;
        global using System.Net.Http; global using System.Threading; global using System.Threading.Tasks;
        """;

    /// <summary>What the compiler says of a type, a namespace, a name or a member that it does not find.</summary>
    private static readonly string[] NotFound = ["CS0103", "CS0117", "CS0234", "CS0246", "CS1061"];

    private readonly CSharpCompilation compilation;
    private readonly string project;

    private RoomGraph(string project, IEnumerable<(string File, string Text)> sources)
    {
        this.project = project;
        var trees = sources.Append((File: string.Empty, Text: ImplicitUsings)).Select(s => CSharpSyntaxTree.ParseText(s.Text, new CSharpParseOptions(LanguageVersion.Preview), s.File));
        compilation = CSharpCompilation.Create($"HealthNeeds.{project}", trees, References(project), new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable));
        Uses = [.. compilation.SyntaxTrees.SelectMany(UsesIn).Distinct().OrderBy(u => u.ToString(), StringComparer.Ordinal)];
    }

    /// <summary>Every use of another room's type, once for each type that uses it.</summary>
    public IReadOnlyList<RoomUse> Uses { get; }

    /// <summary>Names the compiler could not find; what they mean is in no <see cref="Uses"/>.</summary>
    public IEnumerable<string> Unresolved => compilation.GetDiagnostics().Where(d => NotFound.Contains(d.Id)).Select(d => d.ToString());

    /// <summary>The rooms that can reach each other, by name; the largest circle first.</summary>
    public IEnumerable<IReadOnlyList<string>> Circles()
    {
        var next = Uses.ToLookup(u => u.From, u => u.To);
        var reached = next.ToDictionary(n => n.Key, n => Reached(n.Key, next));
        string[] CircleOf(string room) => [.. reached.Keys.Where(other => reached[room].Contains(other) && reached[other].Contains(room)).Order(StringComparer.Ordinal)];
        return reached.Keys.Select(CircleOf).Where(circle => circle.Length > 0).DistinctBy(circle => circle[0], StringComparer.Ordinal).OrderByDescending(circle => circle.Length);
    }

    /// <param name="project">Its C# files are read as they are on disk; nothing of it need be built.</param>
    public static RoomGraph Of(string project) => new(project, Repository.Sources(project).Where(f => f.Extension == ".cs").Select(f => (Repository.Relative(f), File.ReadAllText(f.FullName))));

    public static RoomGraph Of(string project, params (string File, string Text)[] sources) => new(project, sources);

    private static HashSet<string> Reached(string room, ILookup<string, string> next)
    {
        var (reached, open) = (new HashSet<string>(StringComparer.Ordinal), new Stack<string>(next[room]));
        while (open.TryPop(out var at))
        {
            if (!reached.Add(at)) continue;
            foreach (var further in next[at]) open.Push(further);
        }

        return reached;
    }

    /// <summary>All that these tests run on, without the project itself.</summary>
    private static IEnumerable<MetadataReference> References(string project) =>
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileNameWithoutExtension(path) != $"HealthNeeds.{project}")
            .Select(path => MetadataReference.CreateFromFile(path));

    private IEnumerable<RoomUse> UsesIn(SyntaxTree tree)
    {
        var model = compilation.GetSemanticModel(tree);
        foreach (var type in tree.GetRoot().DescendantNodes(n => n is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax).Where(n => n is BaseTypeDeclarationSyntax or DelegateDeclarationSyntax))
        {
            var user = (INamedTypeSymbol)model.GetDeclaredSymbol(type)!;
            foreach (var used in type.DescendantNodes().Where(n => n is SimpleNameSyntax or ImplicitObjectCreationExpressionSyntax).SelectMany(n => Used(model, n)))
            {
                if (RoomOf(user) != RoomOf(used)) yield return new RoomUse(RoomOf(user), RoomOf(used), user.Name, tree.FilePath, used.Name);
            }
        }
    }

    /// <summary>The project's type that a name stands for, or that has the member it stands for; none where that is of another assembly.</summary>
    private INamedTypeSymbol[] Used(SemanticModel model, SyntaxNode name)
    {
        var info = model.GetSymbolInfo(name);
        var symbol = info.Symbol ?? info.CandidateSymbols.FirstOrDefault();
        var type = (symbol as INamedTypeSymbol ?? symbol?.ContainingType)?.OriginalDefinition;
        while (type?.ContainingType is { } outer) type = outer;
        return type is not null && SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, compilation.Assembly) ? [type] : [];
    }

    private string RoomOf(INamedTypeSymbol type)
    {
        var inside = type.ContainingNamespace.ToDisplayString()[$"HealthNeeds.{project}".Length..];
        return inside.Length == 0 ? Root : inside.Split('.')[1];
    }
}
