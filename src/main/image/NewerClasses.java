import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.classfile.ClassElement;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.MethodModel;
import java.lang.classfile.MethodTransform;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collections;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;

/**
 * Writes the classes of a jar anew in the form of Java 8: {@code java NewerClasses.java JAR}.
 *
 * <p>The AOT cache takes no class of a form older than Java 6, for those have no stack maps (JVMS
 * 4.7.4) and must be verified at each start. Those of picocli are of Java 5: to load them took most
 * of the time until {@code sockstep run} came to its first line. The code stays what it is.
 */
final class NewerClasses {
  private static final int JAVA_6 = ClassFile.JAVA_6_VERSION;

  private NewerClasses() {}

  public static void main(String[] arguments) throws IOException {
    Path jar = Path.of(arguments[0]);
    Path renewed = jar.resolveSibling(jar.getFileName() + ".new");
    try (JarFile old = new JarFile(jar.toFile());
        URLClassLoader classes = new URLClassLoader(new URL[] {jar.toUri().toURL()});
        OutputStream file = new BufferedOutputStream(Files.newOutputStream(renewed));
        JarOutputStream out = new JarOutputStream(file)) {
      ClassFile writer =
          ClassFile.of(
              ClassFile.ConstantPoolSharingOption.NEW_POOL,
              ClassFile.StackMapsOption.GENERATE_STACK_MAPS,
              // Where two ways meet, a stack map names what both types have in common.
              ClassFile.ClassHierarchyResolverOption.of(
                  ClassHierarchyResolver.ofResourceParsing(classes)));
      for (JarEntry entry : Collections.list(old.entries())) {
        byte[] bytes = old.getInputStream(entry).readAllBytes();
        JarEntry copy = new JarEntry(entry.getName());
        copy.setTime(entry.getTime());
        out.putNextEntry(copy);
        out.write(entry.getName().endsWith(".class") ? renewed(writer, bytes) : bytes);
      }
    }
    // A sockstep that runs from this image has the old one open: it is replaced, not written over.
    Files.move(renewed, jar, StandardCopyOption.ATOMIC_MOVE);
  }

  private static byte[] renewed(ClassFile writer, byte[] bytes) {
    ClassModel old = writer.parse(bytes);
    if (old.majorVersion() >= JAVA_6) {
      return bytes;
    }
    return writer.build(
        old.thisClass().asSymbol(),
        fresh -> {
          fresh.withVersion(ClassFile.JAVA_8_VERSION, 0);
          for (ClassElement element : old) {
            switch (element) {
              case ClassFileVersion _ -> {}
              case MethodModel method ->
                  fresh.transformMethod(
                      method, MethodTransform.transformingCode(CodeTransform.ACCEPT_ALL));
              default -> fresh.with(element);
            }
          }
        });
  }
}
