public class Service {
    public static void main(String[] arguments) throws InterruptedException {
        System.out.println("running on " + Runtime.version());
        Thread.currentThread().join();
    }
}
